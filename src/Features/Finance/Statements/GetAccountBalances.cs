using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Finance.Statements;

/// <summary>科目余额表: each account of the chart with what it held before, what moved, and what it holds after, for one
/// month or several. Read from the kept balances (money I13), so it is quick however long the history is.</summary>
public sealed class GetAccountBalances(VillageDb db)
{
    public Task<Outcome<View>> Run(Query query, CancellationToken ct) => db.AtOneMoment(() => Read(query, ct), ct);

    /// <summary>For whoever has a moment of their own.</summary>
    internal async Task<Outcome<View>> Read(Query query, CancellationToken ct)
    {
        var span = await PeriodSpan.Of(db, query.From, query.To, ct);
        if (span.Refusal is { } refusal) return refusal;
        var (first, last) = (span.Value.First, span.Value.Last);
        var before = await (
            from balance in db.AccountBalances
            join period in db.Periods on balance.PeriodId equals period.Id
            where period.LastDay < first
            group balance.Debit.Fen - balance.Credit.Fen by balance.AccountCode
            into sums
            select new { sums.Key, Fen = sums.Sum() }).ToDictionaryAsync(sum => sum.Key, sum => sum.Fen, ct);
        var moved = await (
            from balance in db.AccountBalances
            join period in db.Periods on balance.PeriodId equals period.Id
            where period.FirstDay >= first && period.LastDay <= last
            group new { Debit = balance.Debit.Fen, Credit = balance.Credit.Fen } by balance.AccountCode
            into sides
            select new
            {
                sides.Key, Debit = sides.Sum(side => side.Debit), Credit = sides.Sum(side => side.Credit),
            }).ToDictionaryAsync(sum => sum.Key, sum => (sum.Debit, sum.Credit), ct);
        var rows = Account.All.OrderBy(account => account.Code, StringComparer.Ordinal).Select(account =>
        {
            var opening = before.GetValueOrDefault(account.Code);
            var (debit, credit) = moved.GetValueOrDefault(account.Code);
            return new Row(
                account.Code, account.Name, Side.Of(opening), new(debit), new(credit),
                Side.Of(opening + debit - credit));
        }).Where(row => query.WithEmpty || !row.IsEmpty).ToList();
        return new View(span.Value.Title, rows, Total(rows));
    }

    private static Row Total(List<Row> rows) => new(
        "", "合计", Side.Sum(rows.Select(row => row.Opening)), Money.Sum(rows.Select(row => row.Debit)),
        Money.Sum(rows.Select(row => row.Credit)), Side.Sum(rows.Select(row => row.Closing)));

    /// <param name="To">The last month; the same as the first when absent.</param>
    /// <param name="WithEmpty">Accounts too that never held anything.</param>
    public sealed record Query(PeriodId From, PeriodId? To = null, bool WithEmpty = false);

    public sealed record View(string Title, IReadOnlyList<Row> Rows, Row Total)
    {
        /// <summary>Each of the three pairs adds up on both sides.</summary>
        public bool IsBalanced => Total.Opening.Debit == Total.Opening.Credit && Total.Debit == Total.Credit
            && Total.Closing.Debit == Total.Closing.Credit;
    }

    /// <param name="Opening">Before the first day.</param>
    /// <param name="Debit">The month's turnover.</param>
    /// <param name="Closing">After the last day.</param>
    public sealed record Row(string Code, string Name, Side Opening, Money Debit, Money Credit, Side Closing)
    {
        public bool IsEmpty => Opening == Side.Of(0) && Debit.IsZero && Credit.IsZero;
    }
}

/// <summary>A balance on the side where it stands; the other is nothing.</summary>
public sealed record Side(Money Debit, Money Credit)
{
    /// <param name="fen">Debits less credits.</param>
    internal static Side Of(long fen) => fen >= 0 ? new(new(fen), Money.Zero) : new(Money.Zero, -new Money(fen));

    internal static Side Sum(IEnumerable<Side> sides)
    {
        var all = sides.ToList();
        return new(Money.Sum(all.Select(side => side.Debit)), Money.Sum(all.Select(side => side.Credit)));
    }
}
