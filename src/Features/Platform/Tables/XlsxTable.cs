using System.Globalization;
using System.IO.Compression;
using System.Xml;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Platform.Tables;

/// <summary>The first sheet of a workbook (ECMA-376), with no more of the format than a table of ours has: texts,
/// numbers, the mark of a formula, and which cells are merged. What unpacks to more than such a table is
/// refused.</summary>
internal static class XlsxTable
{
    private const long MostUnpacked = 64L * 1024 * 1024;
    private const int MostColumns = 200;
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private static readonly XmlReaderSettings Safe = new()
    {
        DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreWhitespace = false,
    };

    public static TextTable Read(ReadOnlyMemory<byte> content)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(content.ToArray()), ZipArchiveMode.Read);
            var texts = archive.GetEntry("xl/sharedStrings.xml") is { } shared ? Texts(shared) : [];
            var sheet = archive.GetEntry(FirstSheet(archive))
                ?? throw new TableFormatException("没有找到第一张工作表");
            return Rows(sheet, texts);
        }
        catch (Exception broken) when (broken is InvalidDataException or XmlException)
        {
            throw new TableFormatException("Excel 文件损坏或不完整");
        }
    }

    /// <summary>The sheet that lies leftmost may have any file's name.</summary>
    private static string FirstSheet(ZipArchive archive)
    {
        const string usual = "xl/worksheets/sheet1.xml";
        if (archive.GetEntry("xl/workbook.xml") is not { } book
            || archive.GetEntry("xl/_rels/workbook.xml.rels") is not { } links) return usual;
        string? id = null;
        using (var reader = Open(book))
            if (reader.ReadToFollowing("sheet")) id = reader.GetAttribute("id", Relations);
        using var found = Open(links);
        while (id is not null && found.ReadToFollowing("Relationship"))
        {
            if (found.GetAttribute("Id") != id) continue;
            var target = found.GetAttribute("Target") ?? "";
            return target.StartsWith('/') ? target[1..] : $"xl/{target}";
        }

        return usual;
    }

    private static List<string> Texts(ZipArchiveEntry shared)
    {
        var texts = new List<string>();
        using var reader = Open(shared);
        while (reader.ReadToFollowing("si")) texts.Add(TextWithin(reader));
        return texts;
    }

    private static TextTable Rows(ZipArchiveEntry sheet, List<string> texts)
    {
        var (rows, merged) = (new List<TableRow>(), new List<MergedCells>());
        using var reader = Open(sheet);
        while (reader.Read())
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "mergeCell" }
                && MergedIn(reader.GetAttribute("ref")) is { } range) merged.Add(range);
            if (reader is not { NodeType: XmlNodeType.Element, LocalName: "row" }) continue;
            if (rows.Count >= TextTable.MostRows) throw new TableFormatException("行数太多");
            var line = int.TryParse(reader.GetAttribute("r"), CultureInfo.InvariantCulture, out var told)
                ? told : (rows.Count == 0 ? 0 : rows[^1].Line) + 1;
            var cells = new List<Cell>();
            if (!reader.IsEmptyElement)
            {
                using var row = reader.ReadSubtree();
                while (row.Read())
                {
                    if (row is not { NodeType: XmlNodeType.Element, LocalName: "c" }) continue;
                    var column = ColumnOf(row.GetAttribute("r")) ?? cells.Count;
                    if (column >= MostColumns) continue;
                    while (cells.Count < column) cells.Add(Cell.Empty);
                    cells.Add(CellOf(row, texts));
                }
            }

            rows.Add(new(line, cells));
        }

        return new(rows) { Merged = merged };
    }

    /// <summary>Two corners with a colon between; their letters are columns, their figures lines.</summary>
    private static MergedCells? MergedIn(string? range)
    {
        var ends = (range ?? "").Split(':');
        return ends.Length == 2 && ColumnOf(ends[0]) is { } column && LineOf(ends[0]) is { } first
            && LineOf(ends[1]) is { } last
            ? new(first, last, column)
            : null;
    }

    private static int? LineOf(string place) =>
        int.TryParse(place.AsSpan().TrimStart("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), CultureInfo.InvariantCulture, out var line)
            ? line : null;

    private static Cell CellOf(XmlReader reader, List<string> texts)
    {
        var type = reader.GetAttribute("t");
        if (reader.IsEmptyElement) return Cell.Empty;
        var (value, isFormula) = ("", false);
        using var cell = reader.ReadSubtree();
        _ = cell.Read();
        while (!cell.EOF)
        {
            if (cell.NodeType == XmlNodeType.Element && cell.LocalName == "f") isFormula = true;
            if (cell.NodeType == XmlNodeType.Element && cell.LocalName == "is") value = TextWithin(cell);
            else if (cell.NodeType == XmlNodeType.Element && cell.LocalName == "v")
            {
                value = cell.ReadElementContentAsString();
                continue;
            }

            _ = cell.Read();
        }

        if (type == "s")
        {
            if (!int.TryParse(value, CultureInfo.InvariantCulture, out var at) || at < 0 || at >= texts.Count)
                throw new TableFormatException("Excel 文件损坏或不完整");
            value = texts[at];
        }

        return new(CellText.Clean(value), isFormula, IsNumber: type is null or "n" && value.Length > 0)
        {
            Written = PersonText.Line(value, int.MaxValue).Text,
        };
    }

    /// <summary>All runs of a text, its reading aids aside.</summary>
    private static string TextWithin(XmlReader reader)
    {
        if (reader.IsEmptyElement) return "";
        var text = new System.Text.StringBuilder();
        using var inner = reader.ReadSubtree();
        _ = inner.Read();
        while (!inner.EOF)
        {
            if (inner.NodeType == XmlNodeType.Element && inner.LocalName == "rPh") inner.Skip();
            else if (inner.NodeType == XmlNodeType.Element && inner.LocalName == "t")
                text.Append(inner.ReadElementContentAsString());
            else _ = inner.Read();
        }

        return text.ToString();
    }

    /// <summary>BC12 is the 55th column, counted from 0: 54.</summary>
    private static int? ColumnOf(string? place)
    {
        if (place is null) return null;
        var column = 0;
        foreach (var letter in place.TakeWhile(char.IsAsciiLetterUpper).Take(3))
            column = (column * 26) + letter - 'A' + 1;
        return column == 0 ? null : column - 1;
    }

    private static XmlReader Open(ZipArchiveEntry entry)
    {
        if (entry.Length > MostUnpacked) throw new TableFormatException("文件展开后太大");
        return XmlReader.Create(new Capped(entry.Open(), MostUnpacked), Safe);
    }

    /// <summary>What an archive says of its own size may be a lie.</summary>
    private sealed class Capped(Stream inner, long most) : Stream
    {
        private long read;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => read;
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var got = inner.Read(buffer, offset, count);
            read += got;
            return read > most ? throw new TableFormatException("文件展开后太大") : got;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing) inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
