using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.People.Alarms;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.People.Payees;

/// <summary>While it waits, somebody of the household says that nobody wanted it: money goes where it went. One person
/// is enough, and whoever hears it first.</summary>
public sealed class StopPayeeChange(VillageDb db, StaffWork work, TimeProvider clock)
{
    public Task<Outcome<Result>> Run(Command command, CancellationToken ct) => work.Once<Result>(
        "payee.stop", command,
        async () =>
        {
            var change = await db.PayeeChanges.SingleOrDefaultAsync(one => one.Number == command.Number, ct);
            if (change is null) return new PayeeChangeNotFound();
            if (change.Stop(command.Reason).Refusal is { } refusal) return refusal;
            await db.EndAlarms([ApprovePayeeChange.Alarm], change.Number, clock.GetUtcNow(), ct);
            return new Result(change.Number);
        },
        ct);

    public sealed record Command(IdempotencyKey Key, StaffActor By, string Number, string? Reason) : IStaffCommand
    {
        Duty IStaffAct.Duty => Duty.StopPayment;

        string? IStaffAct.Document => Number;
    }

    public sealed record Result(string Number);
}
