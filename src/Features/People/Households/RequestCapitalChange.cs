using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.People.Households;

/// <summary>登记出资: somebody writes down what a member shall have in the cooperative. Register and books have it when a
/// second person has looked.</summary>
public sealed class RequestCapitalChange(VillageDb db, StaffWork work, ICapitalRequests requests)
{
    public Task<Outcome<CapitalAsked>> Run(Command command, CancellationToken ct) => work.Once<CapitalAsked>(
        "capital.request", command,
        async () =>
        {
            var household = await db.Households.SingleOrDefaultAsync(one => one.Id == command.Id, ct);
            if (household is null) return new HouseholdNotFound();
            work.Concerns($"{household.Number}");
            return await requests.Ask(command.By, command.Day, [new(household, command.Holding)], ct);
        },
        ct);

    /// <param name="Day">On which it was paid in or back.</param>
    public sealed record Command(
        IdempotencyKey Key, StaffActor By, HouseholdId Id, CapitalHolding Holding, DateOnly Day) : IStaffCommand
    {
        Duty IStaffAct.Duty => Duty.KeepRegister;
    }
}
