using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Finance.Dividends;

/// <summary>What earlier months left in 盈余分配, and how much of it belongs to somebody.</summary>
internal sealed class EarlierMonths
{
    private readonly IReadOnlyList<(DateOnly Month, long Fen)> movements;
    private readonly IReadOnlyList<(DateOnly Month, long ClosingFen)> closed;
    private readonly ILookup<DateOnly, Planned> plans;
    private readonly Dictionary<DateOnly, Money> known = [];

    private EarlierMonths(
        IReadOnlyList<(DateOnly Month, long Fen)> movements, IReadOnlyList<(DateOnly Month, long ClosingFen)> closed,
        ILookup<DateOnly, Planned> plans) =>
        (this.movements, this.closed, this.plans) = (movements, closed, plans);

    public static async Task<EarlierMonths> Until(VillageDb db, DateOnly month, CancellationToken ct)
    {
        var moved = await (
            from kept in db.AccountBalances
            join booked in db.Periods on kept.PeriodId equals booked.Id
            where kept.AccountCode == Account.SurplusDistribution.Code && booked.FirstDay <= month
            group kept.Debit.Fen - kept.Credit.Fen by booked.FirstDay
            into sums
            select new { sums.Key, Fen = sums.Sum() }).ToListAsync(ct);
        var ended = await (
            from line in db.JournalLines
            join entry in db.JournalEntries on line.EntryId equals entry.Id
            join booked in db.Periods on entry.PeriodId equals booked.Id
            where entry.Kind == EntryKind.PeriodClosed && line.AccountCode == Account.SurplusDistribution.Code
                && booked.FirstDay < month
            group line.Amount.Fen by booked.FirstDay
            into sums
            select new { sums.Key, Fen = sums.Sum() }).ToListAsync(ct);
        var planned = await (
            from plan in db.DividendPlans
            join its in db.Periods on plan.PeriodId equals its.Id
            where its.FirstDay < month
            orderby plan.Id
            select new { plan.Id, its.FirstDay, Fen = plan.Reserve.Fen + plan.Distributable.Fen }).ToListAsync(ct);
        var posted = await (
            from entry in db.JournalEntries
            join booked in db.Periods on entry.PeriodId equals booked.Id
            where entry.Kind == EntryKind.PlanAllocated && booked.FirstDay <= month
            select new { entry.Subject, booked.FirstDay })
            .ToDictionaryAsync(one => one.Subject, one => one.FirstDay, ct);
        return new(
            moved.ConvertAll(one => (one.Key, one.Fen)), ended.ConvertAll(one => (one.Key, one.Fen)),
            planned.ToLookup(
                one => one.FirstDay,
                one => new Planned(
                    one.Fen,
                    posted.TryGetValue(BusinessKey.PlanAllocated(one.Id).Subject, out var on) ? on : null)));
    }

    /// <summary>The debit balance of 盈余分配 before that month was closed into it, as if every earlier month had been
    /// planned: the surplus of one that was not, or whose plan waits, is promised and covers nothing any more. In
    /// whatever order months are planned, they give the same.</summary>
    /// <param name="closingFen">What closing that month posted there, debits positive.</param>
    public Money LossBefore(DateOnly month, long closingFen)
    {
        if (known.TryGetValue(month, out var told)) return told;
        var balance = movements.Where(one => one.Month <= month).Sum(one => one.Fen) - closingFen;
        // A plan that was declined still counts until another takes its place: that will promise the same, because a
        // closed month gives the same gain however often it is planned.
        var waiting = plans.Where(its => its.Key < month && !its.Any(plan => plan.PostedIn <= month))
            .Sum(its => its.Last().Fen);
        var unplanned = closed.Where(one => one.Month < month && !plans.Contains(one.Month))
            .Sum(one => Math.Max(0, -one.ClosingFen - LossBefore(one.Month, one.ClosingFen).Fen));
        var loss = new Money(Math.Max(0, balance + waiting + unplanned));
        known.Add(month, loss);
        return loss;
    }

    private sealed record Planned(long Fen, DateOnly? PostedIn);
}
