using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Dividends;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Finance.Dividends;

/// <summary>All plans, newest first, without their shares: of a period the one that counts before those that were
/// declined.</summary>
public sealed class ListPlans(VillageDb db, TimeProvider clock)
{
    public async Task<IReadOnlyList<PlanSummary>> Run(CancellationToken ct)
    {
        var plans = await (
            from plan in db.DividendPlans.AsNoTracking()
            join period in db.Periods on plan.PeriodId equals period.Id
            orderby period.FirstDay descending, plan.PeriodSlot == null, plan.Id descending
            select new { Plan = plan, Period = period }).ToListAsync(ct);
        var open = await db.PlanObjections.Where(one => one.Status == ObjectionStatus.Open)
            .GroupBy(one => one.PlanId).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, ct);
        var now = clock.GetUtcNow();
        return
        [
            .. plans.Select(item => new PlanSummary(
                item.Plan.Id, item.Period.Id, item.Period.Title, item.Plan.Status, item.Plan.Surplus, item.Plan.Reserve,
                item.Plan.Distributable, item.Plan.People, item.Plan.DisclosedAt, item.Plan.AllocatedAt,
                Disclosure.Of(item.Plan, now), open.GetValueOrDefault(item.Plan.Id))),
        ];
    }

    /// <param name="Disclosure">Null before it stands on the notice board.</param>
    /// <param name="OpenObjections">Which nobody has answered.</param>
    public sealed record PlanSummary(
        DividendPlanId Id, PeriodId PeriodId, string PeriodTitle, PlanStatus Status, Money Surplus, Money Reserve,
        Money Distributable, TwoPeople People, DateTimeOffset? DisclosedAt, DateTimeOffset? AllocatedAt,
        Disclosure? Disclosure, int OpenObjections);
}
