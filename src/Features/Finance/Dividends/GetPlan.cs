using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Dividends;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Finance.Dividends;

/// <summary>One plan with every household's share, and what happened to it.</summary>
public sealed class GetPlan(VillageDb db, TimeProvider clock)
{
    public Task<Outcome<PlanView>> Run(Query query, CancellationToken ct) =>
        db.AtOneMoment(() => Read(query.PlanId, ct), ct);

    internal async Task<Outcome<PlanView>> Read(DividendPlanId id, CancellationToken ct)
    {
        var plan = await db.DividendPlans.AsNoTracking().Include(one => one.Shares)
            .FirstOrDefaultAsync(one => one.Id == id, ct);
        if (plan is null) return new PlanNotFound();
        var view = await PlanView.Of(db, plan, notes: [], ct);
        return view with { Course = await PlanCourse.Of(db, plan, clock.GetUtcNow(), ct) };
    }

    public sealed record Query(DividendPlanId PlanId);
}
