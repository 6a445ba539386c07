using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace VillageCloud.Admin.Tests.Kit;

/// <summary>The first sheet of an xlsx, read by nothing of its writer: the zip, the XML, and the escapes of ECMA-376.
/// </summary>
internal sealed partial class SheetXml
{
    private readonly XElement[] cells;
    private readonly string[] formats;

    public SheetXml(Stream file)
    {
        using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        Xml = Part(zip, "xl/worksheets/sheet1.xml");
        var sheet = XDocument.Parse(Xml, LoadOptions.PreserveWhitespace);
        var rows = Named(sheet, "row").ToArray();
        cells = [.. rows.SelectMany(static row => row.Elements())];
        Rows = [.. rows.Select(static row => row.Elements().Select(Value).ToArray())];
        Formulas = Named(sheet, "f").Count();
        var styles = XDocument.Parse(Part(zip, "xl/styles.xml"));
        var own = Named(styles, "numFmt").ToDictionary(one => Of(one, "numFmtId"), one => Of(one, "formatCode"));
        formats = [.. Named(styles, "cellXfs").Elements().Select(style => Of(style, "numFmtId"))
            .Select(id => id == "49" ? "@" : own.GetValueOrDefault(id, id))];
        Addresses = [.. rows.SelectMany(static (row, down) =>
            row.Elements().Select((_, across) => $"{(char)('A' + across)}{down + 1}"))];
    }

    public string Xml { get; }

    public object?[][] Rows { get; }

    public int Formulas { get; }

    private string[] Addresses { get; }

    public string FormatOf(string address)
    {
        var style = cells[Array.IndexOf(Addresses, address)].Attribute("s")?.Value ?? "0";
        return formats[int.Parse(style, CultureInfo.InvariantCulture)];
    }

    private static object? Value(XElement cell)
    {
        if (cell.Attribute("t")?.Value != "inlineStr")
            return cell.Value.Length == 0 ? null : decimal.Parse(cell.Value, CultureInfo.InvariantCulture);
        return Escaped().Replace(
            cell.Value, static found => ((char)Convert.ToUInt16(found.Groups["code"].Value, 16)).ToString());
    }

    private static string Part(ZipArchive zip, string name)
    {
        using var reader = new StreamReader(zip.GetEntry(name)!.Open());
        return reader.ReadToEnd();
    }

    private static IEnumerable<XElement> Named(XDocument part, string name) =>
        part.Descendants().Where(element => element.Name.LocalName == name);

    private static string Of(XElement element, string attribute) => element.Attribute(attribute)!.Value;

    [GeneratedRegex("_[xX](?<code>[0-9a-fA-F]{4})_", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Escaped();
}
