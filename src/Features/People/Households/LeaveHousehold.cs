using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.People.Households;

/// <summary>登记离开: of a household that is no member and has nothing in the capital. Of a member two people decide, since
/// rights end and money goes back.</summary>
public sealed class LeaveHousehold(
    VillageDb db, StaffWork work, IEnumerable<ILeavingMatter> matters, TimeProvider clock)
{
    public Task<Outcome<Result>> Run(Command command, CancellationToken ct) => work.Once<Result>(
        "household.leave", command,
        async () =>
        {
            var household = await db.Households.SingleOrDefaultAsync(one => one.Id == command.Id, ct);
            if (household is null) return new HouseholdNotFound();
            work.Concerns($"{household.Number}");
            if (household.IsMember) return new MemberLeavesByTwo();
            var now = clock.GetUtcNow();
            if (household.Leave(command.Day, BeijingTime.DayOf(now)).Refusal is { } refusal) return refusal;
            if ((await matters.Of(household, command.Day, ct)).Refuse() is { } tooEarly) return tooEarly;
            db.HouseholdEvents.Add(new(
                household, HouseholdEventKind.Left, command.Day, "离开，不再卖货", command.By.Id, now));
            return new Result(household.Id);
        },
        ct);

    public sealed record Command(IdempotencyKey Key, StaffActor By, HouseholdId Id, DateOnly Day) : IStaffCommand
    {
        Duty IStaffAct.Duty => Duty.KeepRegister;
    }

    public sealed record Result(HouseholdId Id);
}
