using System.Globalization;
using System.IO.Compression;
using System.Xml.Linq;

namespace VillageCloud.EndToEnd.Tests.StaffConsole;

/// <summary>An xlsx file as its reader has it: the cells, and in which form a number is shown.</summary>
internal sealed class Workbook
{
    private readonly List<List<int>> styleOfCell;
    private readonly List<string> formatOfStyle;
    private readonly Dictionary<string, string> formats;

    public Workbook(byte[] content)
    {
        using var file = new MemoryStream(content);
        using var zip = new ZipArchive(file);
        var (sheet, styles) = (Part(zip, "xl/worksheets/sheet1.xml"), Part(zip, "xl/styles.xml"));
        var cells = Named(sheet, "row").Select(static row => row.Elements().ToList()).ToList();
        Rows = [.. cells.Select(static row => row.Select(Value).ToList())];
        styleOfCell = [.. cells.Select(static row => row.Select(static cell => StyleOf(cell)).ToList())];
        formatOfStyle = [.. Named(styles, "cellXfs").Elements().Select(style => Of(style, "numFmtId"))];
        formats = Named(styles, "numFmt").ToDictionary(one => Of(one, "numFmtId"), one => Of(one, "formatCode"));
    }

    /// <summary>The first holds the headings.</summary>
    public IReadOnlyList<List<object?>> Rows { get; }

    public string? FormatOf(int row, int column) =>
        formats.GetValueOrDefault(formatOfStyle[styleOfCell[row][column]]);

    private static object? Value(XElement cell) => cell.Attribute("t")?.Value == "inlineStr"
        ? cell.Value
        : cell.Value.Length == 0 ? null : double.Parse(cell.Value, CultureInfo.InvariantCulture);

    private static int StyleOf(XElement cell) =>
        int.Parse(cell.Attribute("s")?.Value ?? "0", CultureInfo.InvariantCulture);

    private static XDocument Part(ZipArchive zip, string name)
    {
        using var part = zip.GetEntry(name)!.Open();
        return XDocument.Load(part);
    }

    private static IEnumerable<XElement> Named(XDocument part, string name) =>
        part.Descendants().Where(element => element.Name.LocalName == name);

    private static string Of(XElement element, string attribute) => element.Attribute(attribute)!.Value;
}
