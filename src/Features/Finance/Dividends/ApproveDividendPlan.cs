using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Dividends;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Finance.Dividends;

/// <summary>The second person agrees, and types the total to show that it was read.</summary>
public sealed class ApproveDividendPlan(VillageDb db, StaffWork work, TimeProvider clock)
{
    public Task<Outcome<Result>> Run(Command command, CancellationToken ct) => work.Once<Result>(
        "dividend.approve", command,
        async () =>
        {
            var plan = await db.DividendPlans.FirstOrDefaultAsync(one => one.Id == command.PlanId, ct);
            if (plan is null) return new PlanNotFound();
            var approved = plan.Approve(command.By.Id, command.TypedTotal, clock.GetUtcNow());
            if (approved.Refusal is { } refusal) return refusal;
            return new Result(plan.Id, plan.People.CheckedAt!.Value);
        },
        ct);

    /// <param name="TypedTotal">Must be the distributable surplus.</param>
    public sealed record Command(
        IdempotencyKey Key, StaffActor By, DividendPlanId PlanId, Money TypedTotal) : IStaffCommand
    {
        Duty IStaffAct.Duty => Duty.Review;

        string? IStaffAct.Document => $"{PlanId.Value}";
    }

    public sealed record Result(DividendPlanId Id, DateTimeOffset ApprovedAt);
}
