using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.People.Households;

/// <summary>登记离开: once what they had in the capital has been returned by two people (合作社法 art. 28).</summary>
public sealed class LeaveHousehold(VillageDb db, StaffWork work, TimeProvider clock)
{
    public Task<Outcome<Result>> Run(Command command, CancellationToken ct) => work.Once<Result>(
        "household.leave", command,
        async () =>
        {
            var household = await db.Households.SingleOrDefaultAsync(one => one.Id == command.Id, ct);
            if (household is null) return new HouseholdNotFound();
            work.Concerns($"{household.Number}");
            var left = household.Leave(command.Day, BeijingTime.DayOf(clock.GetUtcNow()));
            return left.Refusal is { } refusal ? refusal : new Result(household.Id);
        },
        ct);

    public sealed record Command(IdempotencyKey Key, StaffActor By, HouseholdId Id, DateOnly Day) : IStaffCommand
    {
        Duty IStaffAct.Duty => Duty.KeepRegister;
    }

    public sealed record Result(HouseholdId Id);
}
