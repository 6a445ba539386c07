using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Dividends;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Finance.Dividends;

/// <summary>A plan comes off the notice board: another person said no, or who drafted it took it back. Nothing of it
/// was posted, and the period can be planned again.</summary>
public sealed class DeclineDividendPlan(VillageDb db, UnitOfWork work, TimeProvider clock)
{
    public Task<Outcome<Result>> Run(Command command, CancellationToken ct) => work.Once<Result>(
        $"dividend.decline:{command.By.Value}", command.Key, command with { Key = default },
        async () =>
        {
            var plan = await db.DividendPlans.FirstOrDefaultAsync(one => one.Id == command.PlanId, ct);
            if (plan is null) return new PlanNotFound();
            if (plan.Decline(command.By, command.Reason, clock.GetUtcNow()).Refusal is { } refusal) return refusal;
            return new Result(plan.Id, plan.PeriodId);
        },
        ct);

    /// <param name="Reason">Why not; only who drafted it may take it back without one.</param>
    public sealed record Command(IdempotencyKey Key, StaffId By, DividendPlanId PlanId, string? Reason = null);

    public sealed record Result(DividendPlanId Id, PeriodId PeriodId);
}
