using VillageCloud.Domain.Shared;
using VillageCloud.Domain.WeChat;

namespace VillageCloud.WeChat.Bills;

/// <summary>Where an account stood before and after the rows of a fund bill. Each row leads from one balance to the
/// next, so the rows hang together when one way uses each of them once, in whatever order the file prints those of one
/// second.</summary>
internal static class BalanceChain
{
    /// <exception cref="BillFormatException">No order of the rows makes each balance follow from the one
    /// before.</exception>
    public static (Money Opening, Money Closing)? Ends(IReadOnlyList<FundBillRow> rows)
    {
        if (rows.Count == 0) return null;
        // As printed, or printed backwards; within one second the file's own order is kept.
        foreach (var printed in new[] { rows, [.. rows.Reverse()] })
        {
            FundBillRow[] inTime = [.. printed.OrderBy(static row => row.At)];
            if (Follows(inTime)) return (Before(inTime[0]), inTime[^1].Balance);
        }

        return BySecond(rows) ?? WayThrough(rows, opening: null)
            ?? throw new BillFormatException("账户结余 of a row doesn't follow from any other row");
    }

    private static bool Follows(FundBillRow[] rows)
    {
        for (var i = 1; i < rows.Length; i++)
        {
            if (rows[i - 1].Balance != Before(rows[i])) return false;
        }

        return true;
    }

    /// <summary>Second by second. A day whose money all went again begins and ends with one balance, and only the time
    /// tells which.</summary>
    private static (Money Opening, Money Closing)? BySecond(IReadOnlyList<FundBillRow> rows)
    {
        (Money Opening, Money Closing)? way = null;
        foreach (var second in rows.GroupBy(static row => row.At).OrderBy(static second => second.Key))
        {
            if (WayThrough([.. second], way?.Closing) is not { } step) return null;
            way = (way?.Opening ?? step.Opening, step.Closing);
        }

        return way;
    }

    /// <summary>A way through all rows exists when they hang together and no balance but the first is left once more
    /// than it is reached (Euler).</summary>
    private static (Money Opening, Money Closing)? WayThrough(IReadOnlyList<FundBillRow> rows, Money? opening)
    {
        var left = new Dictionary<Money, int>();
        foreach (var row in rows)
        {
            left[Before(row)] = left.GetValueOrDefault(Before(row)) + 1;
            left[row.Balance] = left.GetValueOrDefault(row.Balance) - 1;
        }

        var ends = left.Where(static balance => balance.Value != 0).ToList();
        if (!HangTogether(rows) || ends.Count > 2 || ends.Any(static balance => balance.Value is > 1 or < -1))
            return null;
        var start = ends.Count == 0 ? opening ?? Before(rows[0]) : ends.Single(static end => end.Value == 1).Key;
        if (!left.ContainsKey(start) || (opening is { } known && known != start)) return null;
        return (start, ends.Count == 0 ? start : ends.Single(static end => end.Value == -1).Key);
    }

    private static bool HangTogether(IReadOnlyList<FundBillRow> rows)
    {
        var neighbours = rows.SelectMany(static row => new[] { (Before(row), row.Balance), (row.Balance, Before(row)) })
            .ToLookup(static pair => pair.Item1, static pair => pair.Item2);
        var seen = new HashSet<Money> { rows[0].Balance };
        var open = new Stack<Money>(seen);
        while (open.TryPop(out var balance))
        {
            foreach (var next in neighbours[balance].Where(seen.Add)) open.Push(next);
        }

        return seen.Count == neighbours.Count;
    }

    private static Money Before(FundBillRow row) => row.Balance - row.Amount;
}
