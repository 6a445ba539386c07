using VillageCloud.Data;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Shop.AfterSales;

/// <summary>A refund that was asked for does not go out; what it had reserved is free again, and the line may settle.
/// </summary>
public sealed class DeclineRefund(VillageDb db, StaffWork work, TimeProvider clock)
{
    public Task<Outcome<Result>> Run(Command command, CancellationToken ct) => work.Once<Result>(
        "refund.decline", command,
        async () =>
        {
            if (await db.FindRefund(command.OutRefundNo, ct) is not (var refund, var sold))
                return new RequestNotFound();
            if (work.RefuseOthers(refund.People, command.By, Duty.Review) is { } denied) return denied;
            var now = clock.GetUtcNow();
            if (refund.Decline(command.By.Id, command.Reason, now).Refusal is { } refusal) return refusal;
            await db.FreeAgain(sold, refund, now, ct);
            return new Result(refund.OutRefundNo);
        },
        ct);

    /// <param name="Reason">Why not; only who asked for it may take it back without one.</param>
    public sealed record Command(
        IdempotencyKey Key, StaffActor By, string OutRefundNo, string? Reason = null) : IStaffCommand
    {
        Duty IStaffAct.Duty => Duty.TakeBack;

        string? IStaffAct.Document => OutRefundNo;
    }

    public sealed record Result(string OutRefundNo);
}
