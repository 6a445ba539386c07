using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Dividends;
using VillageCloud.Domain.Finance.Recipes;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Ledger;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Finance.Dividends;

/// <summary>分配入账: the approved plan goes into the books, and what it gives is payable.</summary>
public sealed class AllocateDividendPlan(VillageDb db, StaffWork work, Books books, TimeProvider clock)
{
    public Task<Outcome<Result>> Run(Command command, CancellationToken ct) => work.Once(
        "dividend.allocate", command,
        () => Allocate(command, ct), ct);

    private async Task<Outcome<Result>> Allocate(Command command, CancellationToken ct)
    {
        var plan = await db.DividendPlans.Include(one => one.Shares)
            .FirstOrDefaultAsync(one => one.Id == command.PlanId, ct);
        if (plan is null) return new PlanNotFound();
        var now = clock.GetUtcNow();
        if (plan.Allocate(now).Refusal is { } refusal) return refusal;

        // A period of loss has a plan too; there is nothing to book for it.
        if (plan.Reserve + plan.Distributable > Money.Zero)
            await books.Post(PlanAllocated.Entry(plan), now, ct);
        if (plan.Distributable > Money.Zero)
            await books.Post(PlanAllocated.SharesDue(plan), now, ct);
        return new Result(plan.Id, plan.Distributable);
    }

    public sealed record Command(IdempotencyKey Key, StaffActor By, DividendPlanId PlanId) : IStaffCommand
    {
        Duty IStaffAct.Duty => Duty.KeepBooks;

        string? IStaffAct.Document => $"{PlanId.Value}";
    }

    public sealed record Result(DividendPlanId Id, Money Distributed);
}
