using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.People.Payees;

/// <summary>Says no to another payee, or takes one's own wish back: money goes where it went.</summary>
public sealed class DeclinePayeeChange(VillageDb db, StaffWork work, TimeProvider clock)
{
    public Task<Outcome<Result>> Run(Command command, CancellationToken ct) => work.Once<Result>(
        "payee.decline", command,
        async () =>
        {
            var change = await db.PayeeChanges.SingleOrDefaultAsync(one => one.Number == command.Number, ct);
            if (change is null) return new PayeeChangeNotFound();
            if (work.RefuseOthers(change.People, command.By, Duty.Review) is { } denied) return denied;
            return change.Decline(command.By.Id, command.Reason, clock.GetUtcNow()).Refusal is { } refusal
                ? refusal
                : new Result(change.Number);
        },
        ct);

    /// <param name="Reason">Why not; only who asked for it may take it back without one.</param>
    public sealed record Command(
        IdempotencyKey Key, StaffActor By, string Number, string? Reason = null) : IStaffCommand
    {
        Duty IStaffAct.Duty => Duty.TakeBack;

        string? IStaffAct.Document => Number;
    }

    public sealed record Result(string Number);
}
