using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Dividends;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Finance.Dividends;

/// <summary>撤下公示: the plan is a draft again, and households read why. What they said against it stays with it.
/// </summary>
public sealed class WithdrawDividendPlan(VillageDb db, StaffWork work, TimeProvider clock)
{
    public Task<Outcome<Result>> Run(Command command, CancellationToken ct) => work.Once<Result>(
        "dividend.withdraw", command,
        async () =>
        {
            var plan = await db.DividendPlans.FirstOrDefaultAsync(one => one.Id == command.PlanId, ct);
            if (plan is null) return new PlanNotFound();
            var withdrawn = plan.Withdraw(command.By.Id, command.Reason, clock.GetUtcNow());
            if (withdrawn.Refusal is { } refusal) return refusal;
            db.PlanWithdrawals.Add(withdrawn.Value);
            return new Result(plan.Id);
        },
        ct);

    public sealed record Command(IdempotencyKey Key, StaffActor By, DividendPlanId PlanId, string Reason)
        : IStaffCommand
    {
        Duty IStaffAct.Duty => Duty.KeepBooks;

        string? IStaffAct.Document => $"{PlanId.Value}";
    }

    public sealed record Result(DividendPlanId Id);
}
