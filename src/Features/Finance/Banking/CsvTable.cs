using System.Text;
using VillageCloud.Features.Platform.Tables;

namespace VillageCloud.Features.Finance.Banking;

/// <summary>A statement as comma- or tab-separated text. Banks write GB18030, programs UTF-8: whichever the bytes
/// allow.</summary>
internal static class CsvTable
{
    private static readonly char[] Separators = [',', '\t', ';', '|'];

    public static TextTable Read(ReadOnlySpan<byte> content)
    {
        var text = Decode(content);
        var separator = SeparatorOf(text);
        return new(Rows(text, separator));
    }

    private static string Decode(ReadOnlySpan<byte> content)
    {
        if (content.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])) return Encoding.Unicode.GetString(content[2..]);
        if (content.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) content = content[3..];
        // Text in Chinese is hardly ever both by chance, and UTF-8 is the stricter one.
        foreach (var encoding in new[] { Utf8(), Gb18030() })
        {
            try
            {
                var text = encoding.GetString(content);
                if (!text.Contains('\0', StringComparison.Ordinal)) return text;
            }
            catch (DecoderFallbackException)
            {
                // Not this one: the next is tried.
                continue;
            }
        }

        throw new TableFormatException("文字编码认不出来");
    }

    private static UTF8Encoding Utf8() => new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static Encoding Gb18030() => CodePagesEncodingProvider.Instance.GetEncoding(
        "GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    /// <summary>The one that parts most of the first lines.</summary>
    private static char SeparatorOf(string text)
    {
        var start = text.AsSpan(0, Math.Min(text.Length, 4_000)).ToString();
        return Separators.MaxBy(separator => start.Count(letter => letter == separator));
    }

    /// <summary>What may stand before a quotation mark that begins a cell.</summary>
    private const string Spaces = " \t\r\u00a0\u3000";

    private static List<TableRow> Rows(string text, char separator)
    {
        var (rows, cells, cell) = (new List<TableRow>(), new List<Cell>(), new StringBuilder());
        var (line, isQuoted, isBlank) = (1, false, true);
        for (var at = 0; at < text.Length; at++)
        {
            var letter = text[at];
            if (isQuoted)
            {
                isBlank &= Spaces.Contains(letter, StringComparison.Ordinal);
                if (letter != '"') cell.Append(letter);
                else if (at + 1 < text.Length && text[at + 1] == '"') cell.Append(text[at++]);
                else isQuoted = false;
            }
            else if (letter == '"' && isBlank)
            {
                isQuoted = true;
            }
            else if (letter == separator)
            {
                EndCell();
            }
            else if (letter == '\n')
            {
                EndRow();
            }
            else
            {
                cell.Append(letter);
                isBlank &= Spaces.Contains(letter, StringComparison.Ordinal);
            }
        }

        if (isQuoted) throw new TableFormatException("有一处引号没有结束，文件可能不完整");
        EndRow();
        return rows;

        void EndCell()
        {
            cells.Add(new(CellText.Clean(cell.ToString())));
            cell.Clear();
            isBlank = true;
        }

        void EndRow()
        {
            EndCell();
            if (rows.Count >= TextTable.MostRows) throw new TableFormatException("行数太多");
            rows.Add(new(line++, [.. cells]));
            cells.Clear();
        }
    }
}
