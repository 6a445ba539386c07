using System.IO.Compression;
using System.Xml.Linq;
using MiniExcelLibs;

namespace VillageCloud.EndToEnd.Tests.StaffConsole;

/// <summary>An xlsx file as its reader has it: the cells, and in which form a number is shown.</summary>
internal sealed class Workbook
{
    private readonly Dictionary<string, string> styleOfCell;
    private readonly List<string> formatOfStyle;
    private readonly Dictionary<string, string> formats;

    public Workbook(byte[] content)
    {
        using var file = new MemoryStream(content);
        Rows = [.. file.Query().Cast<IDictionary<string, object?>>().Select(row => row.Values.ToList())];
        using var zip = new ZipArchive(file);
        var (sheet, styles) = (Part(zip, "xl/worksheets/sheet1.xml"), Part(zip, "xl/styles.xml"));
        styleOfCell = Named(sheet, "c").ToDictionary(cell => Of(cell, "r"), cell => Of(cell, "s"));
        formatOfStyle = [.. Named(styles, "cellXfs").Elements().Select(style => Of(style, "numFmtId"))];
        formats = Named(styles, "numFmt").ToDictionary(one => Of(one, "numFmtId"), one => Of(one, "formatCode"));
    }

    /// <summary>The first holds the headings.</summary>
    public IReadOnlyList<List<object?>> Rows { get; }

    public string? FormatOf(int row, int column)
    {
        var style = int.Parse(styleOfCell[$"{(char)('A' + column)}{row + 1}"], null);
        return formats.GetValueOrDefault(formatOfStyle[style]);
    }

    private static XDocument Part(ZipArchive zip, string name)
    {
        using var part = zip.GetEntry(name)!.Open();
        return XDocument.Load(part);
    }

    private static IEnumerable<XElement> Named(XDocument part, string name) =>
        part.Descendants().Where(element => element.Name.LocalName == name);

    private static string Of(XElement element, string attribute) => element.Attribute(attribute)!.Value;
}
