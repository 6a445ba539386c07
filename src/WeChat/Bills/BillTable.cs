using System.Text;
using VillageCloud.Domain.WeChat;

namespace VillageCloud.WeChat.Bills;

/// <summary>The common shape of WeChat's bills (wechat §4.5): a header, data lines whose fields each begin with a
/// backtick, a summary header, summary values. Columns are found by name: their set has changed over the
/// years.</summary>
internal sealed class BillTable
{
    /// <summary>Where people write, in the order of the columns; 商户数据包 is next to 商品名称, so its surplus may go
    /// there.</summary>
    private static readonly string[] FreeText = ["商品名称", "备注", "费率备注"];

    /// <summary>What tells, between two of those, that the fields stand under their own names.</summary>
    private static readonly string[] Figures = ["手续费", "费率", "订单金额", "申请退款金额"];

    private const string Separator = ",`";

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
        for (var i = 1; i < lines.Count - 2;)
        {
            var (line, where) = (lines[i], $"line {i + 1}");
            for (i++; i < lines.Count - 2 && GoesOn(line, lines[i], columns.Length); i++) line += $"\n{lines[i]}";
            rows.Add(Fields(line, columns, where));
        }

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

    /// <summary>Somebody wrote a line break: the rest of a field stands on the next line.</summary>
    private static bool GoesOn(string line, string next, int columns) =>
        !IsData(next) || line.AsSpan(1).Count(Separator) + 1 < columns;

    /// <summary>What people write may hold commas and backticks, even one after the other, and then a line seems to
    /// have too many fields. They belong to the columns that people write in.</summary>
    private static string[] Fields(string line, string[] columns, string where)
    {
        if (!IsData(line)) throw new BillFormatException($"{where}: not a data line");
        var fields = line[1..].Split(Separator);
        var surplus = fields.Length - columns.Length;
        if (surplus == 0) return fields;
        int[] free = [.. FreeText.Select(name => Array.IndexOf(columns, name)).Where(static at => at >= 0).Order()];
        if (surplus < 0 || free.Length == 0)
            throw new BillFormatException($"{where}: {fields.Length} fields under {columns.Length} columns");
        return Ways(fields, surplus, free).FirstOrDefault(way => Fits(way, columns))
            ?? Ways(fields, surplus, free).First();
    }

    /// <summary>Every way to give the surplus to the free columns: first all of it to the first one.</summary>
    private static IEnumerable<string[]> Ways(string[] fields, int surplus, int[] free)
    {
        if (free.Length == 1) return [Joined(fields, free[0], surplus)];
        return Enumerable.Range(0, surplus + 1).Select(rest => surplus - rest).SelectMany(here =>
            Ways(Joined(fields, free[0], here), surplus - here, free[1..]));
    }

    private static string[] Joined(string[] fields, int at, int surplus) =>
        [.. fields[..at], string.Join(Separator, fields[at..(at + surplus + 1)]), .. fields[(at + surplus + 1)..]];

    private static bool Fits(string[] fields, string[] columns) => Figures
        .Select(name => Array.IndexOf(columns, name)).Where(static at => at >= 0)
        .All(at => fields[at].All(static one => char.IsAsciiDigit(one) || one is '.' or '-' or '%'));

    private static int IndexOf(string[] columns, ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Array.IndexOf(columns, name) is >= 0 and var index) return index;
        }

        return -1;
    }
}
