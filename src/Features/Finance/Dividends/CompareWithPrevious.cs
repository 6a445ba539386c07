using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Dividends;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Finance.Dividends;

/// <summary>What changes by a plan: the last one beside it, which is the one of the same period that didn't count any
/// more, and else that of the period before.</summary>
public sealed class CompareWithPrevious(VillageDb db, GetPlan get, ComparePlans compare)
{
    public Task<Outcome<PlanChange>> Run(Query query, CancellationToken ct) =>
        db.AtOneMoment(() => Look(query.PlanId, ct), ct);

    private async Task<Outcome<PlanChange>> Look(DividendPlanId id, CancellationToken ct)
    {
        var found = await get.Read(id, ct);
        if (found.Refusal is { } missing) return missing;
        if (await Previous(found.Value, ct) is not { } previous)
            return new PlanChange(PlanSums.Of(found.Value), Against: null);
        var compared = await compare.Compare(new(previous, id), ct);
        return compared.Map(both => new PlanChange(both.Second, both));
    }

    private async Task<DividendPlanId?> Previous(PlanView plan, CancellationToken ct)
    {
        var firstDay = await db.Periods.Where(one => one.Id == plan.PeriodId).Select(one => one.FirstDay)
            .SingleAsync(ct);
        var before = await (
            from other in db.DividendPlans.AsNoTracking()
            join period in db.Periods on other.PeriodId equals period.Id
            where other.Id != plan.Id && period.FirstDay <= firstDay
            orderby period.FirstDay descending, other.Id descending
            select new { other.Id, other.PeriodId, other.Status }).ToListAsync(ct);
        // Of an earlier period only what counts; ids grow, so what came later than this plan is no predecessor.
        return before.FirstOrDefault(other => other.PeriodId == plan.PeriodId
            ? other.Id.Value < plan.Id.Value
            : other.Status != PlanStatus.Declined)?.Id;
    }

    public sealed record Query(DividendPlanId PlanId);
}

/// <param name="Against">Null where this is the first plan.</param>
public sealed record PlanChange(PlanSums Plan, PlanComparison? Against);
