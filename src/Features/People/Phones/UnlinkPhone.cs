using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.People.Phones;

/// <summary>A phone was lost or handed on: it sees nothing of the household any more. At once and by one person, since
/// the payee is then paid to the account that two people agreed on, or in cash.</summary>
public sealed class UnlinkPhone(VillageDb db, StaffWork work)
{
    public Task<Outcome<Result>> Run(Command command, CancellationToken ct) => work.Once<Result>(
        "phone.unlink", command,
        async () =>
        {
            var household = await db.Households.SingleOrDefaultAsync(one => one.Id == command.Id, ct);
            if (household is null) return new HouseholdNotFound();
            work.Concerns($"{household.Number}");
            return household.Unlink(command.Person).Refusal is { } refusal
                ? refusal
                : new Result(household.Number, household.Channel);
        },
        ct);

    public sealed record Command(IdempotencyKey Key, StaffActor By, HouseholdId Id, long Person) : IStaffCommand
    {
        Duty IStaffAct.Duty => Duty.KeepRegister;
    }

    /// <param name="Channel">How the household is paid now.</param>
    public sealed record Result(int Number, PayoutChannel Channel);
}
