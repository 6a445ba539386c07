using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Dividends;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Finance.Statements;

/// <summary>成员账户 (合作社法 art. 43): each household's capital, its trade with the cooperative and what was returned to it
/// for it, in months from the first to the last, with the village's totals.</summary>
public sealed class GetMemberAccounts(VillageDb db)
{
    public Task<Outcome<View>> Run(Query query, CancellationToken ct) => db.AtOneMoment(() => Read(query, ct), ct);

    private async Task<Outcome<View>> Read(Query query, CancellationToken ct) =>
        (await All(query.From, query.To, ct)).Map(sheet =>
            new View(sheet.Title, sheet.Rows.PageOf(query.Page), Total(sheet.Rows)));

    /// <summary>The whole sheet, for whoever has a moment of their own.</summary>
    internal async Task<Outcome<Sheet>> All(PeriodId from, PeriodId? to, CancellationToken ct)
    {
        var span = await PeriodSpan.Of(db, from, to, ct);
        if (span.Refusal is { } refusal) return refusal;
        var within = span.Value.Within;
        var volumes = await db.SalePostings
            .Where(posting => within.Contains(posting.PeriodId) && posting.IsMemberSale && posting.HouseholdId != null)
            .GroupBy(posting => posting.HouseholdId!.Value)
            .Select(same => new { same.Key, Fen = same.Sum(posting => posting.Net.Fen) })
            .ToDictionaryAsync(sum => sum.Key, sum => new Money(sum.Fen), ct);
        var shares = await (
            from share in db.DividendShares
            join plan in db.DividendPlans on share.PlanId equals plan.Id
            where within.Contains(plan.PeriodId) && plan.Status == PlanStatus.Allocated
            group new { Patronage = share.Patronage.Fen, Capital = share.Capital.Fen } by share.HouseholdId
            into same
            select new
            {
                same.Key, Patronage = same.Sum(one => one.Patronage), Capital = same.Sum(one => one.Capital),
            }).ToDictionaryAsync(sum => sum.Key, sum => (sum.Patronage, sum.Capital), ct);
        var owed = await Owed(span.Value.Last, ct);
        var households = await db.Households.AsNoTracking().IgnoreAutoIncludes().OrderBy(one => one.Number)
            .ToListAsync(ct);
        var rows = households
            .Where(one => one.IsMember || volumes.ContainsKey(one.Id) || shares.ContainsKey(one.Id)
                || !owed.GetValueOrDefault(one.Id).IsZero)
            .Select(one =>
            {
                var (patronage, capital) = shares.GetValueOrDefault(one.Id);
                return new Row(
                    one.Id, one.Number, one.Name, one.IsMember, one.Contribution, one.ReserveShare, one.SubsidyShare,
                    volumes.GetValueOrDefault(one.Id), new(patronage), new(capital), owed.GetValueOrDefault(one.Id));
            }).ToList();
        return new Sheet(span.Value.Title, rows);
    }

    /// <summary>What the village owed each for goods, dividends and, to members who left, their capital at the end of
    /// the last day; below zero what it had to get back.</summary>
    private async Task<Dictionary<HouseholdId, Money>> Owed(DateOnly last, CancellationToken ct)
    {
        string[] accounts = [Account.GoodsPayable.Code, Account.DividendPayable.Code, Account.CapitalPayable.Code];
        var kept = db.HouseholdBalances.Where(balance => accounts.Contains(balance.AccountCode));
        // What comes later is mostly nothing. Joined to their periods, all rows of all households are looked up.
        var later = await db.Periods.Where(period => period.LastDay > last).Select(period => period.Id).ToListAsync(ct);
        if (later.Count > 0) kept = kept.Where(balance => !later.Contains(balance.PeriodId));
        return await kept.GroupBy(balance => balance.HouseholdId)
            .Select(own => new { own.Key, Fen = own.Sum(balance => balance.Credit.Fen - balance.Debit.Fen) })
            .ToDictionaryAsync(sum => sum.Key, sum => new Money(sum.Fen), ct);
    }

    internal static Row Total(IReadOnlyList<Row> rows) => new(
        default, 0, "合计", IsMember: true, Money.Sum(rows.Select(row => row.Contribution)),
        Money.Sum(rows.Select(row => row.ReserveShare)), Money.Sum(rows.Select(row => row.SubsidyShare)),
        Money.Sum(rows.Select(row => row.Volume)), Money.Sum(rows.Select(row => row.Patronage)),
        Money.Sum(rows.Select(row => row.Capital)), Money.Sum(rows.Select(row => row.Owed)));

    /// <param name="To">The last month; the same as the first when absent.</param>
    public sealed record Query(PageQuery Page, PeriodId From, PeriodId? To = null);

    public sealed record View(string Title, Page<Row> Rows, Row Total);

    internal sealed record Sheet(string Title, IReadOnlyList<Row> Rows);

    /// <param name="Volume">交易额: nets of member sales after refunds (money R6).</param>
    /// <param name="Patronage">盈余返还金额 of plans of these months that were allocated.</param>
    /// <param name="Capital">剩余盈余返还金额 of the same.</param>
    /// <param name="Owed">成员往来 at the end: goods, dividends and what goes back to who left, together.</param>
    public sealed record Row(
        HouseholdId Id, int Number, string Name, bool IsMember, Money Contribution, Money ReserveShare,
        Money SubsidyShare, Money Volume, Money Patronage, Money Capital, Money Owed);
}
