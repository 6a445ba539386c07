using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Platform.Tables;

/// <summary>A table, read by its headings as lines of one kind: those that can be taken, and what is wrong with the
/// others. What is alike in all our spreadsheets stands here; what a line says, in the kind.</summary>
/// <param name="headings">All that are known: a column that is passed over would be thought to be taken.</param>
/// <param name="needed">Without these it is no such table.</param>
internal abstract class SheetReading<TLine>(
    TextTable table, IReadOnlyList<string> headings, IReadOnlyList<string> needed)
    where TLine : class, ISheetLine
{
    public const int MostRows = 20_000;
    private const int MostHeadingRows = 10;
    private const int MostMerged = 500;

    private readonly List<BadRow> bad = [];
    private Dictionary<string, int> places = [];

    public Outcome<ReadSheet<TLine>> Read()
    {
        var heading = table.Rows.Take(MostHeadingRows).FirstOrDefault(row => needed.All(row.Has));
        if (heading is null) return Missing();
        if (Strange(heading) is { Count: > 0 } strange) return new SheetHeadingsStrange(strange);
        places = headings.Where(heading.Has).ToDictionary(one => one, heading.PlaceOf, StringComparer.Ordinal);
        var rows = table.Rows.Where(row => row.Line > heading.Line && !row.IsBlank).ToList();
        if (rows.Count == 0) return new SheetEmpty();
        if (rows.Count > MostRows) return new SheetTooManyRows(MostRows);
        if (table.Merged.Count > MostMerged) return new SheetUnreadable("合并的单元格太多");
        FindMerged(heading.Line, rows);
        var lines = rows.Select(Parsed).OfType<TLine>().ToList();
        FindTwice(lines);
        var wrong = bad.Select(static one => one.Line).ToHashSet();
        return new ReadSheet<TLine>(
            [.. lines.Where(line => !wrong.Contains(line.Line))], [.. bad.OrderBy(static one => one.Line)]);
    }

    /// <summary>What the row says; what is wrong with it is told by <see cref="Bad(int, string, string, string)"/>, and
    /// then what comes back counts for nothing.</summary>
    protected abstract TLine? LineOf(TableRow row);

    /// <summary>Tells of the lines that can't all be right.</summary>
    protected abstract void FindTwice(IReadOnlyList<TLine> lines);

    /// <summary>Nobody can tell which of the two is right, so neither is taken.</summary>
    protected void Twice<TKey>(
        IReadOnlyList<TLine> lines, Func<TLine, TKey> key, string heading, Func<TLine, string> text, string what)
    {
        foreach (var same in lines.GroupBy(key).Where(static same => same.Count() > 1))
        {
            var where = string.Join("、", same.Select(static line => line.Line));
            foreach (var line in same)
                Bad(line.Line, heading, text(line), $"{what}在第 {where} 行都有，请只留下对的一行");
        }
    }

    protected Cell Cell(TableRow row, string heading) =>
        places.TryGetValue(heading, out var at) ? row[at] : Tables.Cell.Empty;

    protected string At(TableRow row, string heading) => Cell(row, heading).Text;

    protected T? Bad<T>(TableRow row, string heading, string why)
        where T : struct
    {
        Bad(row.Line, heading, At(row, heading), why);
        return null;
    }

    protected void Bad(int line, string heading, string text, string why) => 
        bad.Add(BadRows.Of(line, heading, text, why));

    private Refusal Missing()
    {
        if (table.Rows.All(static row => row.IsBlank)) return new SheetEmpty();
        var first = table.Rows.Take(MostHeadingRows).ToList();
        var missing = needed.Where(one => !first.Exists(row => row.Has(one))).ToList();
        return new SheetHeadingsMissing(missing.Count > 0 ? missing : needed);
    }

    private List<string> Strange(TableRow heading)
    {
        var told = heading.Cells.Select(static cell => cell.Text).Where(static text => text.Length > 0).ToList();
        return [.. told.Where(text => !headings.Contains(text))
            .Concat(told.GroupBy(text => text).Where(same => same.Count() > 1).Select(same => same.Key)).Distinct()];
    }

    private void FindMerged(int heading, List<TableRow> rows)
    {
        foreach (var cells in table.Merged.Where(one => one.LastLine > heading))
        {
            var name = places.FirstOrDefault(one => one.Value == cells.Column).Key ?? "";
            foreach (var row in rows.Where(row => row.Line >= cells.FirstLine && row.Line <= cells.LastLine))
                Bad(row.Line, name, row[cells.Column].Text, "是合并的单元格，请取消合并，每一行的格子都填上");
        }
    }

    private TLine? Parsed(TableRow row)
    {
        var before = bad.Count;
        foreach (var (heading, at) in places)
        {
            if (row[at].IsFormula)
                Bad(row.Line, heading, row[at].Text, "是公式，请在 Excel 里复制后“粘贴为数值”再保存");
        }

        if (bad.Count > before) return null;
        var line = LineOf(row);
        return bad.Count > before ? null : line;
    }
}

internal interface ISheetLine
{
    /// <summary>Of the file, from 1.</summary>
    int Line { get; }
}

/// <param name="Good">What can be taken.</param>
internal sealed record ReadSheet<TLine>(IReadOnlyList<TLine> Good, IReadOnlyList<BadRow> Bad);
