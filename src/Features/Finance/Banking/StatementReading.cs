using VillageCloud.Domain.Finance.Banking;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Platform.Tables;

namespace VillageCloud.Features.Finance.Banking;

/// <summary>A table, read by the columns that somebody chose: every row, or none and a list of what is wrong.</summary>
internal sealed class StatementReading(TextTable table, StatementColumns columns, DateOnly today)
{
    private const int MostHeadingRows = 30;
    private const int MostTold = 200;
    private const int LongestText = 128;

    private static readonly string[] Footers = ["合计", "总计", "小计", "共计", "本页", "总笔数"];

    private readonly List<BadRow> bad = [];
    private int count;

    public Outcome<IReadOnlyList<StatementRow>> Read()
    {
        if (Headings() is not { } at) return new StatementHeadingsMissing(Missing());
        var places = columns.Headings.ToDictionary(
            heading => heading, heading => table.Rows[at].PlaceOf(heading), StringComparer.Ordinal);
        var rows = table.Rows.Skip(at + 1).Where(row => !row.IsBlank && !IsFooter(row))
            .Select(row => RowOf(row, places)).OfType<StatementRow>().ToList();
        if (count > 0) return new StatementRowsBad(bad, count);
        return rows.Count == 0 ? new StatementEmpty() : new Outcome<IReadOnlyList<StatementRow>>(rows);
    }

    /// <summary>Banks print the account and the period above it.</summary>
    private int? Headings()
    {
        for (var at = 0; at < Math.Min(table.Rows.Count, MostHeadingRows); at++)
            if (columns.Headings.All(heading => table.Rows[at].Has(heading))) return at;
        return null;
    }

    private List<string> Missing()
    {
        var first = table.Rows.Take(MostHeadingRows).ToList();
        var missing = columns.Headings.Where(heading => first.All(row => !row.Has(heading))).ToList();
        return missing.Count > 0 ? missing : [.. columns.Headings];
    }

    private static bool IsFooter(TableRow row) => row.Cells.FirstOrDefault(cell => cell.Text.Length > 0) is var first
        && Footers.Any(word => first.Text.StartsWith(word, StringComparison.Ordinal));

    private StatementRow? RowOf(TableRow row, Dictionary<string, int> places)
    {
        var before = count;
        Cell At(string? heading) => heading is null ? Cell.Empty : row[places[heading]];
        var day = DayOf(row.Line, columns.Date, At(columns.Date));
        var amount = columns.Amount is { } one
            ? AmountOf(row.Line, one, At(one))
            : PairOf(row.Line, At(columns.In), At(columns.Out));
        Money? balance = columns.Balance is { } left && At(left).Text.Length > 0
            ? AmountOf(row.Line, left, At(left)) : null;
        if (count == before && amount is { IsZero: true })
            Bad(row.Line, columns.Amount ?? columns.In!, "0", "金额是 0，不是一笔流水，请删掉这一行");
        if (count > before) return null;
        return new(
            row.Line, day!.Value, amount!.Value, Cut(At(columns.Counterparty)), Cut(At(columns.Reference)), balance);
    }

    private DateOnly? DayOf(int line, string heading, Cell cell)
    {
        if (IsWorkedOut(line, heading, cell)) return null;
        if (CellText.Day(cell) is not { } day) return Bad<DateOnly>(line, heading, cell.Text, "不是日期，请改成 2026-05-06 这样");
        return day <= today && day.Year >= 2000 ? day : Bad<DateOnly>(line, heading, cell.Text, "晚于今天或太早，请核对日期");
    }

    private Money? AmountOf(int line, string heading, Cell cell)
    {
        if (IsWorkedOut(line, heading, cell)) return null;
        return CellText.Amount(cell) ?? Bad<Money>(line, heading, cell.Text, "不是金额，或者不止两位小数，请改成 1234.50 这样");
    }

    /// <summary>One of the two is empty, or nothing.</summary>
    private Money? PairOf(int line, Cell into, Cell outOf)
    {
        var (came, went) = (SideOf(line, columns.In!, into), SideOf(line, columns.Out!, outOf));
        if (came is not { } plus || went is not { } minus) return null;
        if (!plus.IsZero && !minus.IsZero)
            return Bad<Money>(line, columns.Out!, outOf.Text, "收入和支出不能在同一行都有金额，请拆成两行");
        // Some banks print what went out below zero in its own column.
        return plus.IsZero ? (minus.IsNegative ? minus : -minus) : plus;
    }

    private Money? SideOf(int line, string heading, Cell cell) =>
        cell.Text is "" or "-" or "--" ? Money.Zero : AmountOf(line, heading, cell);

    private bool IsWorkedOut(int line, string heading, Cell cell)
    {
        if (cell.IsFormula) Bad(line, heading, cell.Text, "是公式，请在 Excel 里复制后“粘贴为数值”再保存");
        return cell.IsFormula;
    }

    private T? Bad<T>(int line, string heading, string text, string why)
        where T : struct
    {
        Bad(line, heading, text, why);
        return null;
    }

    private void Bad(int line, string heading, string text, string why)
    {
        count++;
        if (bad.Count < MostTold) bad.Add(new(line, heading, text.AtMost(40), why));
    }

    private static string Cut(Cell cell) => cell.Text.AtMost(LongestText);
}
