using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.People.Households;

/// <summary>Puts right what the register says of a household: its name, its people, whether it is a member. Where its
/// money goes, and what it has in the capital, two people change.</summary>
public sealed class AmendHousehold(VillageDb db, StaffWork work, TimeProvider clock)
{
    public Task<Outcome<Result>> Run(Command command, CancellationToken ct) => work.Once<Result>(
        "household.amend", command,
        async () =>
        {
            var household = await db.Households.SingleOrDefaultAsync(one => one.Id == command.Id, ct);
            if (household is null) return new HouseholdNotFound();
            work.Concerns($"{household.Number}");
            if (household.Version != command.Version) return new HouseholdChanged();
            var entry = HouseholdEntry.Of(command.Words, BeijingTime.DayOf(clock.GetUtcNow()));
            if (entry.Refusal is { } refusal) return refusal;
            var amended = household.Amend(entry.Value);
            if (amended.Refusal is { } notSo) return notSo;
            var gone = amended.Value.Select(static one => one.Id).ToList();
            if (await db.PayeeChanges.AnyAsync(one => one.OpenSlot != null && gone.Contains(one.PayeeId), ct))
                return new NewPayeeStays();
            db.HouseholdPeople.RemoveRange(amended.Value);
            // People are rows of their own: two who amend only them must meet somewhere.
            db.Entry(household).Property(one => one.Name).IsModified = true;
            return new Result(household.Id);
        },
        ct);

    /// <param name="Version">Of the household as it was shown: who amends an older one is told so.</param>
    public sealed record Command(
        IdempotencyKey Key, StaffActor By, HouseholdId Id, int Version, HouseholdTexts Words) : IStaffCommand
    {
        Duty IStaffAct.Duty => Duty.KeepRegister;
    }

    public sealed record Result(HouseholdId Id);
}
