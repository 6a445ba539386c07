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
    private readonly List<ReadOnlyMemory<byte>> lines;
    private readonly HashSet<string> words = new(StringComparer.Ordinal);

    private BillTable(List<ReadOnlyMemory<byte>> lines)
    {
        this.lines = lines;
        header = Names(Text(lines[0]));
        summaryHeader = Names(Text(lines[^2]));
        Summary = Fields(Text(lines[^1]), summaryHeader, "summary");
    }

    /// <summary>Each made when it is asked for: those of a big day don't stand beside each other.</summary>
    /// <exception cref="BillFormatException">On the way: a line is not of that shape.</exception>
    public IEnumerable<string[]> Rows
    {
        get
        {
            for (var i = 1; i < lines.Count - 2;)
            {
                var (line, where) = (Text(lines[i]), $"line {i + 1}");
                for (i++; i < lines.Count - 2 && GoesOn(line, lines[i], header.Length); i++)
                    line += $"\n{Text(lines[i])}";
                yield return Fields(line, header, where);
            }
        }
    }

    public string[] Summary { get; }

    /// <exception cref="BillFormatException">Not of that shape, e.g. cut off.</exception>
    public static BillTable Read(ReadOnlyMemory<byte> content)
    {
        var found = LinesOf(content);
        if (found.Count < 3 || IsData(found[0])) throw new BillFormatException("no header and summary");
        if (IsData(found[^2]) || !IsData(found[^1]))
            throw new BillFormatException("the summary is missing: cut off?");
        return new BillTable(found);
    }

    /// <summary>One string for what stands in many rows: the numbers of a payment stand in those of its fee too.
    /// </summary>
    public string Same(string word)
    {
        if (words.TryGetValue(word, out var known)) return known;
        words.Add(word);
        return word;
    }

    /// <summary>Where a column is, by its first name that occurs; -1 when none does.</summary>
    public int Find(params ReadOnlySpan<string> names) => IndexOf(header, names);

    /// <inheritdoc cref="Find"/>
    public int Require(params ReadOnlySpan<string> names) => IndexOf(header, names) is >= 0 and var index
        ? index
        : throw new BillFormatException($"no column {names[0]}");

    public int FindSummary(params ReadOnlySpan<string> names) => IndexOf(summaryHeader, names);

    private static List<ReadOnlyMemory<byte>> LinesOf(ReadOnlyMemory<byte> content)
    {
        if (content.Span.StartsWith(Encoding.UTF8.Preamble)) content = content[Encoding.UTF8.Preamble.Length..];
        var found = new List<ReadOnlyMemory<byte>>();
        foreach (var line in content.Span.Split((byte)'\n')) found.Add(content[line].TrimEnd((byte)'\r'));
        while (found.Count > 0 && found[^1].IsEmpty) found.RemoveAt(found.Count - 1);
        return found;
    }

    private static string Text(ReadOnlyMemory<byte> line)
    {
        try
        {
            return StrictUtf8.GetString(line.Span);
        }
        catch (DecoderFallbackException)
        {
            throw new BillFormatException("not UTF-8");
        }
    }

    private static bool IsData(ReadOnlyMemory<byte> line) => line.Span.StartsWith((byte)'`');

    /// <summary>Some layouts print full-width parentheses.</summary>
    private static string[] Names(string line) =>
        [.. line.Split(',').Select(static name => name.Trim().Replace('（', '(').Replace('）', ')'))];

    /// <summary>Somebody wrote a line break: the rest of a field stands on the next line.</summary>
    private static bool GoesOn(string line, ReadOnlyMemory<byte> next, int columns) =>
        !IsData(next) || line.AsSpan(1).Count(Separator) + 1 < columns;

    /// <summary>What people write may hold commas and backticks, even one after the other, and then a line seems to
    /// have too many fields. They belong to the columns that people write in.</summary>
    private static string[] Fields(string line, string[] columns, string where)
    {
        if (!line.StartsWith('`')) throw new BillFormatException($"{where}: not a data line");
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
