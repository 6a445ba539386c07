using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Dividends;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Finance.Dividends;

/// <summary>A plan comes off the notice board: another person said no, or who drafted it took it back. Nothing of it
/// was posted, and the period can be planned again.</summary>
public sealed class DeclineDividendPlan(VillageDb db, StaffWork work, TimeProvider clock)
{
    public Task<Outcome<Result>> Run(Command command, CancellationToken ct) => work.Once<Result>(
        "dividend.decline", command,
        async () =>
        {
            var plan = await db.DividendPlans.FirstOrDefaultAsync(one => one.Id == command.PlanId, ct);
            if (plan is null) return new PlanNotFound();
            if (work.RefuseOthers(plan.People, command.By, Duty.Review) is { } denied) return denied;
            if (plan.Decline(command.By.Id, command.Reason, clock.GetUtcNow()).Refusal is { } refusal) return refusal;
            return new Result(plan.Id, plan.PeriodId);
        },
        ct);

    /// <param name="Reason">Why not; only who drafted it may take it back without one.</param>
    public sealed record Command(
        IdempotencyKey Key, StaffActor By, DividendPlanId PlanId, string? Reason = null) : IStaffCommand
    {
        Duty IStaffAct.Duty => Duty.TakeBack;

        string? IStaffAct.Document => $"{PlanId.Value}";
    }

    public sealed record Result(DividendPlanId Id, PeriodId PeriodId);
}
