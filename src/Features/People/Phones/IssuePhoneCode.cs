using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.People.Phones;

/// <summary>A person of a household is at the office, and gets the code that they type into their phone.</summary>
public sealed class IssuePhoneCode(VillageDb db, StaffWork work, TimeProvider clock)
{
    /// <summary>Not kept under a key, as other answers are: the code can be read nowhere afterwards. A newer one takes
    /// its place.</summary>
    public Task<Outcome<Result>> Run(Command command, CancellationToken ct) => work.Do<Result>(
        "phone.issue", command,
        async () =>
        {
            var household = await db.Households.SingleOrDefaultAsync(one => one.Id == command.Id, ct);
            if (household is null) return new HouseholdNotFound();
            work.Concerns($"{household.Number}");
            var (code, now) = (SecretToken.NewDigits(PhoneLink.CodeDigits), clock.GetUtcNow());
            var made = PhoneLink.Of(
                household, command.Person, Numbers.PhoneLink(now), SecretToken.HashOf(code), command.By.Id, now);
            if (made.Refusal is { } refusal) return refusal;
            await LapseOlder(command, ct);
            db.PhoneLinks.Add(made.Value);
            return new Result(household.Number, made.Value.PersonName, code, made.Value.ExpiresAt);
        },
        ct);

    /// <summary>What was under way for that person opens nothing from here on.</summary>
    private async Task LapseOlder(Command command, CancellationToken ct)
    {
        foreach (var open in await db.PhoneLinks
            .Where(one => one.HouseholdId == command.Id && one.PersonId == command.Person && one.OpenSlot != null)
            .ToListAsync(ct)) open.Lapse();
        await db.SaveChangesAsync(ct);
    }

    /// <param name="Person">Of the household's people.</param>
    public sealed record Command(StaffActor By, HouseholdId Id, long Person) : IStaffAct
    {
        Duty IStaffAct.Duty => Duty.KeepRegister;
    }

    /// <param name="HouseholdNumber">Typed together with the code.</param>
    /// <param name="Code">Eight digits, shown once.</param>
    public sealed record Result(int HouseholdNumber, string PersonName, string Code, DateTimeOffset ExpiresAt);
}
