using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Payouts;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Finance.Payouts;

/// <summary>Drops a draft, by who drafted it or by who looked at it and says why. Nothing was booked, so nothing is
/// taken back, and what it took over is left again.</summary>
public sealed class DiscardPayoutBatch(VillageDb db, StaffWork work, TimeProvider clock)
{
    public Task<Outcome<Result>> Run(Command command, CancellationToken ct) => work.Once<Result>(
        "payout.discard", command,
        async () =>
        {
            var batch = await db.PayoutBatches.FirstOrDefaultAsync(one => one.Id == command.BatchId, ct);
            if (batch is null) return new BatchNotFound();
            if (work.RefuseOthers(batch.People, command.By, Duty.StopPayment) is { } denied) return denied;
            work.Concerns(batch.Number);
            if (batch.Discard(command.By.Id, command.Reason, clock.GetUtcNow()).Refusal is { } refusal) return refusal;
            foreach (var payout in await db.Payouts.Where(one => one.ReplacedInId == batch.Id).ToListAsync(ct))
                payout.Release();
            return new Result(batch.Id);
        },
        ct);

    /// <param name="Reason">Why not; only who drafted it may drop it without one.</param>
    public sealed record Command(
        IdempotencyKey Key, StaffActor By, PayoutBatchId BatchId, string? Reason = null) : IStaffCommand
    {
        Duty IStaffAct.Duty => Duty.TakeBack;
    }

    public sealed record Result(PayoutBatchId Id);
}
