using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Dividends;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Finance.Dividends;

/// <summary>One plan with every household's share.</summary>
public sealed class GetPlan(VillageDb db)
{
    public async Task<Outcome<PlanView>> Run(Query query, CancellationToken ct)
    {
        var plan = await db.DividendPlans.AsNoTracking().Include(one => one.Shares)
            .FirstOrDefaultAsync(one => one.Id == query.PlanId, ct);
        if (plan is null) return new PlanNotFound();
        return await PlanView.Of(db, plan, notes: [], ct);
    }

    public sealed record Query(DividendPlanId PlanId);
}
