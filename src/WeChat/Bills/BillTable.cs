using System.Text;
using VillageCloud.Domain.Reconciliation;

namespace VillageCloud.WeChat.Bills;

/// <summary>The common shape of WeChat's bills (wechat.md B.11): a header, data lines whose fields each begin with a
/// backtick, a summary header, summary values. Columns are found by name: their set has changed over the
/// years.</summary>
internal sealed class BillTable
{
    private const string FreeText = "商品名称";

    private static readonly UTF8Encoding StrictUtf8 =
        new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly string[] header;
    private readonly string[] summaryHeader;

    private BillTable(string[] header, IReadOnlyList<string[]> rows, string[] summaryHeader, string[] summary)
    {
        this.header = header;
        Rows = rows;
        this.summaryHeader = summaryHeader;
        Summary = summary;
    }

    public IReadOnlyList<string[]> Rows { get; }

    public string[] Summary { get; }

    /// <exception cref="BillFormatException">Not of that shape, e.g. cut off.</exception>
    public static BillTable Read(ReadOnlyMemory<byte> content)
    {
        var lines = Text(content).Split('\n').Select(static line => line.TrimEnd('\r')).ToList();
        while (lines.Count > 0 && lines[^1].Length == 0) lines.RemoveAt(lines.Count - 1);
        if (lines.Count < 3 || IsData(lines[0])) throw new BillFormatException("no header and summary");
        if (IsData(lines[^2]) || !IsData(lines[^1])) throw new BillFormatException("the summary is missing: cut off?");

        var columns = Names(lines[0]);
        var rows = new List<string[]>(lines.Count);
        for (var i = 1; i < lines.Count - 2; i++)
            rows.Add(Fields(lines[i], columns, $"line {i + 1}"));
        var summaryColumns = Names(lines[^2]);
        return new BillTable(columns, rows, summaryColumns, Fields(lines[^1], summaryColumns, "summary"));
    }

    /// <summary>Where a column is, by its first name that occurs; -1 when none does.</summary>
    public int Find(params ReadOnlySpan<string> names) => IndexOf(header, names);

    /// <inheritdoc cref="Find"/>
    public int Require(params ReadOnlySpan<string> names) => IndexOf(header, names) is >= 0 and var index
        ? index
        : throw new BillFormatException($"no column {names[0]}");

    public int FindSummary(params ReadOnlySpan<string> names) => IndexOf(summaryHeader, names);

    private static string Text(ReadOnlyMemory<byte> content)
    {
        try
        {
            return StrictUtf8.GetString(content.Span).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            throw new BillFormatException("not UTF-8");
        }
    }

    private static bool IsData(string line) => line.StartsWith('`');

    /// <summary>Some layouts print full-width parentheses.</summary>
    private static string[] Names(string line) =>
        [.. line.Split(',').Select(static name => name.Trim().Replace('（', '(').Replace('）', ')'))];

    /// <summary>A goods name may hold commas and backticks, even one after the other; it is the only field that may
    /// make a line seem too long.</summary>
    private static string[] Fields(string line, string[] columns, string where)
    {
        if (!IsData(line)) throw new BillFormatException($"{where}: not a data line");
        var fields = line[1..].Split(",`");
        var surplus = fields.Length - columns.Length;
        if (surplus == 0) return fields;
        var free = Array.IndexOf(columns, FreeText);
        if (surplus < 0 || free < 0)
            throw new BillFormatException($"{where}: {fields.Length} fields under {columns.Length} columns");
        var name = string.Join(",`", fields[free..(free + surplus + 1)]);
        return [.. fields[..free], name, .. fields[(free + surplus + 1)..]];
    }

    private static int IndexOf(string[] columns, ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Array.IndexOf(columns, name) is >= 0 and var index) return index;
        }

        return -1;
    }
}
