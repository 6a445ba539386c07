using System.IO.Compression;
using System.Security;
using System.Text;

namespace VillageCloud.TestKit;

/// <summary>A workbook as a spreadsheet program packs it: cells of text, of numbers, or with a formula.</summary>
public static class WorkbookFile
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    /// <param name="rows">A text that begins with '#' is kept as a number, with '=' as a formula whose value stands
    /// behind a bar.</param>
    public static byte[] Of(params string[][] rows)
    {
        var sheet = new StringBuilder($"<worksheet xmlns=\"{Main}\"><sheetData>");
        for (var at = 0; at < rows.Length; at++)
        {
            sheet.Append($"<row r=\"{at + 1}\">");
            for (var column = 0; column < rows[at].Length; column++)
                sheet.Append(CellOf($"{(char)('A' + column)}{at + 1}", rows[at][column]));
            sheet.Append("</row>");
        }

        return Pack(("xl/worksheets/sheet1.xml", sheet.Append("</sheetData></worksheet>").ToString()));
    }

    /// <param name="range">Two corners with a colon between, as a spreadsheet writes it.</param>
    public static byte[] WithMerged(byte[] workbook, string range)
    {
        using var archive = new ZipArchive(new MemoryStream(workbook));
        using var part = new StreamReader(archive.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        return Pack(("xl/worksheets/sheet1.xml", part.ReadToEnd().Replace(
            "</sheetData>", $"</sheetData><mergeCells count=\"1\"><mergeCell ref=\"{range}\"/></mergeCells>",
            StringComparison.Ordinal)));
    }

    public static byte[] Pack(params (string Name, string Text)[] parts)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in parts)
            {
                using var part = archive.CreateEntry(name).Open();
                part.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return file.ToArray();
    }

    private static string CellOf(string place, string text) => text switch
    {
        "" => "",
        ['#', .. var number] => $"<c r=\"{place}\"><v>{number}</v></c>",
        ['=', .. var formula] =>
            $"<c r=\"{place}\"><f>{formula.Split('|')[0]}</f><v>{formula.Split('|')[1]}</v></c>",
        _ => $"<c r=\"{place}\" t=\"inlineStr\"><is><t>{SecurityElement.Escape(text)}</t></is></c>",
    };
}
