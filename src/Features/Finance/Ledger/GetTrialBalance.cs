using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Finance.Ledger;

/// <summary>试算平衡表: every account of the chart with its turnover and balance; the balances add up to zero.</summary>
public sealed class GetTrialBalance(VillageDb db)
{
    public async Task<Outcome<TrialBalanceView>> Run(Query query, CancellationToken ct)
    {
        var lastDay = DateOnly.MaxValue;
        if (query.UpTo is { } upTo)
        {
            var period = await db.Periods.AsNoTracking().FirstOrDefaultAsync(one => one.Id == upTo, ct);
            if (period is null) return new PeriodNotFound();
            lastDay = period.LastDay;
        }

        var sums = await (
            from balance in db.AccountBalances
            join period in db.Periods on balance.PeriodId equals period.Id
            where period.LastDay <= lastDay
            group new { Debit = balance.Debit.Fen, Credit = balance.Credit.Fen } by balance.AccountCode
            into sides
            select new
            {
                sides.Key, Debit = sides.Sum(side => side.Debit), Credit = sides.Sum(side => side.Credit),
            }).ToDictionaryAsync(sum => sum.Key, sum => (sum.Debit, sum.Credit), ct);
        var rows = Account.All.Select(account =>
        {
            var (debit, credit) = sums.GetValueOrDefault(account.Code);
            return new Row(account.Code, account.Name, new(debit), new(credit), new(debit - credit));
        }).ToList();
        return new TrialBalanceView(
            rows, Money.Sum(rows.Select(row => row.Debit)), Money.Sum(rows.Select(row => row.Credit)));
    }

    /// <param name="UpTo">Everything up to and including that period; all of it when absent.</param>
    public sealed record Query(PeriodId? UpTo = null);

    public sealed record TrialBalanceView(IReadOnlyList<Row> Rows, Money Debit, Money Credit)
    {
        public bool IsBalanced => Debit == Credit;
    }

    /// <param name="Balance">Debit positive, credit negative.</param>
    public sealed record Row(string Code, string Name, Money Debit, Money Credit, Money Balance);
}
