using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.People.Alarms;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.People.Households;

/// <summary>A death was written down by mistake. Money may be paid again by it, so it takes another person than whoever
/// keeps the register; the phone stays off and is linked anew.</summary>
public sealed class TakeBackDeath(VillageDb db, StaffWork work, TimeProvider clock)
{
    public Task<Outcome<Result>> Run(Command command, CancellationToken ct) => work.Once<Result>(
        "household.death_back", command,
        async () =>
        {
            var household = await db.Households.SingleOrDefaultAsync(one => one.Id == command.Id, ct);
            if (household is null) return new HouseholdNotFound();
            work.Concerns($"{household.Number}");
            if (await WroteIt(command, ct)) return new ApproverMustDiffer();
            var now = clock.GetUtcNow();
            var lives = household.TakeBackDeath(command.Person);
            if (lives.Refusal is { } refusal) return refusal;
            db.Entry(household).Property(one => one.Name).IsModified = true;
            if (!household.IsHeld) await db.EndAlarms([RecordDeath.Alarm], $"{household.Number}", now, ct);
            db.HouseholdEvents.Add(new(
                household, HouseholdEventKind.DeathTakenBack, BeijingTime.DayOf(now),
                $"{lives.Value.Name}去世登记错了，改了回来", command.By.Id, now));
            return new Result(household.Number);
        },
        ct);

    // Roles change: a reviewer may have kept the register yesterday.
    private Task<bool> WroteIt(Command command, CancellationToken ct) => db.HouseholdEvents.AnyAsync(
        one => one.HouseholdId == command.Id && one.Kind == HouseholdEventKind.PersonDied
            && one.By == command.By.Id, ct);

    /// <param name="Person">Of the household's people.</param>
    public sealed record Command(IdempotencyKey Key, StaffActor By, HouseholdId Id, long Person) : IStaffCommand
    {
        Duty IStaffAct.Duty => Duty.Review;
    }

    public sealed record Result(int Number);
}
