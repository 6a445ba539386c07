using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.People.Households;

/// <summary>登记一户: who they are from now on; what they have in the capital waits for a second person.</summary>
public sealed class RegisterHousehold(VillageDb db, StaffWork work, ICapitalRequests capital, TimeProvider clock)
{
    public Task<Outcome<Result>> Run(Command command, CancellationToken ct) => work.Once<Result>(
        "household.register", command,
        async () =>
        {
            var today = BeijingTime.DayOf(clock.GetUtcNow());
            var entry = HouseholdEntry.Of(command.Words, today);
            if (entry.Refusal is { } refusal) return refusal;
            var taken = await db.Households.IgnoreAutoIncludes().Where(one => one.Number == entry.Value.Number)
                .Select(one => one.Name).FirstOrDefaultAsync(ct);
            if (taken is not null) return new HouseholdNumberTaken(entry.Value.Number, taken);
            var household = Household.Register(db.Tenant.Id, entry.Value);
            db.Households.Add(household);
            await db.SaveChangesAsync(ct);
            work.Concerns($"{household.Number}");
            if (command.Holding.IsNone) return new Result(household.Id, household.Number, Capital: null);
            return (await capital.Ask(command.By, command.PaidOn ?? today, [new(household, command.Holding)], ct))
                .Map(asked => new Result(household.Id, household.Number, asked));
        },
        ct);

    /// <param name="Holding">None for whoever is no member.</param>
    /// <param name="PaidOn">Of the contribution; today where nobody says.</param>
    public sealed record Command(
        IdempotencyKey Key, StaffActor By, HouseholdTexts Words, CapitalHolding Holding = default,
        DateOnly? PaidOn = null) : IStaffCommand
    {
        Duty IStaffAct.Duty => Duty.KeepRegister;
    }

    /// <param name="Capital">What waits for a second person; null when nothing does.</param>
    public sealed record Result(HouseholdId Id, int Number, CapitalAsked? Capital);
}
