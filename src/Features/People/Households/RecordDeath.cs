using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.People.Alarms;
using VillageCloud.Features.People.Payees;
using VillageCloud.Features.People.Phones;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.People.Households;

/// <summary>登记去世: somebody of a household has died. At once and by one person, since it only ends things: their phone
/// sees nothing any more, and where they were paid the money waits until two people have agreed on an heir.</summary>
public sealed class RecordDeath(VillageDb db, StaffWork work, TimeProvider clock)
{
    /// <summary>Money that nobody can be paid is easily forgotten.</summary>
    public const string Alarm = "payout.payee_died";

    private const string Why = "收款人去世了";

    public Task<Outcome<Result>> Run(Command command, CancellationToken ct) => work.Once<Result>(
        "household.death", command,
        async () =>
        {
            var household = await db.Households.SingleOrDefaultAsync(one => one.Id == command.Id, ct);
            if (household is null) return new HouseholdNotFound();
            work.Concerns($"{household.Number}");
            var now = clock.GetUtcNow();
            var died = household.Die(command.Person, command.Day, BeijingTime.DayOf(now));
            if (died.Refusal is { } refusal) return refusal;
            // People are rows of their own: whoever pays or amends meanwhile must meet this somewhere.
            db.Entry(household).Property(one => one.Name).IsModified = true;
            await db.LapseCodes([command.Person], ct);
            await EndChangesTo(command, now, ct);
            if (household.IsHeld) await db.RaiseAlarm(AlarmOf(household), now, ct);
            db.HouseholdEvents.Add(new(
                household, HouseholdEventKind.PersonDied, command.Day, Sentence(died.Value), command.By.Id, now));
            return new Result(household.Number, household.IsHeld);
        },
        ct);

    /// <summary>What would pay them from some day on is over; there is room for whoever inherits.</summary>
    private async Task EndChangesTo(Command command, DateTimeOffset now, CancellationToken ct)
    {
        var changes = await db.PayeeChanges
            .Where(one => one.HouseholdId == command.Id && one.PayeeId == command.Person && one.OpenSlot != null)
            .ToListAsync(ct);
        foreach (var change in changes)
        {
            var ended = change.Status == PayeeChangeStatus.Requested
                ? change.Decline(command.By.Id, Why, now)
                : change.Stop(Why);
            ended.OrThrow();
            await db.EndAlarms([ApprovePayeeChange.Alarm], change.Number, now, ct);
        }
    }

    private static string Sentence(HouseholdPerson died) =>
        $"{died.Name}去世{(died.IsPayee ? "，是收款人，钱先留在村里，等两个人定下新的收款人" : "")}";

    private static AlarmNote AlarmOf(Household household) => new(
        Alarm, $"{household.Number}",
        $"{household.Number} 号户 {household.Name} 的收款人去世了，欠他家的钱先不付。请联系他家里人，带证明来「换收款人或账号」");

    /// <param name="Person">Of the household's people.</param>
    /// <param name="Day">On which they died.</param>
    public sealed record Command(
        IdempotencyKey Key, StaffActor By, HouseholdId Id, long Person, DateOnly Day) : IStaffCommand
    {
        Duty IStaffAct.Duty => Duty.KeepRegister;
    }

    /// <param name="IsHeld">Nothing is paid to the household until somebody else is agreed on.</param>
    public sealed record Result(int Number, bool IsHeld);
}
