using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Dividends;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Finance.Dividends;

/// <summary>登记决议: what the members' assembly decided about a plan, with attendance, votes and minutes. One that
/// didn't reach the law's numbers is refused: then nothing was decided.</summary>
public sealed class RecordResolution(VillageDb db, StaffWork work, TimeProvider clock)
{
    public Task<Outcome<Result>> Run(Command command, CancellationToken ct) => work.Once<Result>(
        "dividend.resolve", command,
        async () =>
        {
            var plan = await db.DividendPlans.FirstOrDefaultAsync(one => one.Id == command.PlanId, ct);
            if (plan is null) return new PlanNotFound();
            var resolved = plan.Resolve(command.Vote, command.By.Id, clock.GetUtcNow());
            if (resolved.Refusal is { } refusal) return refusal;
            db.PlanResolutions.Add(resolved.Value);
            return new Result(plan.Id);
        },
        ct);

    public sealed record Command(IdempotencyKey Key, StaffActor By, DividendPlanId PlanId, AssemblyVote Vote)
        : IStaffCommand
    {
        Duty IStaffAct.Duty => Duty.KeepBooks;

        string? IStaffAct.Document => $"{PlanId.Value}";
    }

    public sealed record Result(DividendPlanId Id);
}
