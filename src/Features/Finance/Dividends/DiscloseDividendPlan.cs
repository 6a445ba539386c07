using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Dividends;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Finance.Dividends;

/// <summary>公示: the plan is on the notice board and open to objections from now on.</summary>
public sealed class DiscloseDividendPlan(VillageDb db, StaffWork work, TimeProvider clock)
{
    public Task<Outcome<Result>> Run(Command command, CancellationToken ct) => work.Once<Result>(
        "dividend.disclose", command,
        async () =>
        {
            var plan = await db.DividendPlans.FirstOrDefaultAsync(one => one.Id == command.PlanId, ct);
            if (plan is null) return new PlanNotFound();
            if (plan.Disclose(clock.GetUtcNow()).Refusal is { } refusal) return refusal;
            return new Result(plan.Id, plan.DisclosedAt!.Value);
        },
        ct);

    public sealed record Command(IdempotencyKey Key, StaffActor By, DividendPlanId PlanId) : IStaffCommand
    {
        Duty IStaffAct.Duty => Duty.KeepBooks;

        string? IStaffAct.Document => $"{PlanId.Value}";
    }

    public sealed record Result(DividendPlanId Id, DateTimeOffset DisclosedAt);
}
