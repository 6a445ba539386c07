using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Payouts;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Payouts;

/// <summary>Drops a draft; nothing was booked, so nothing is taken back.</summary>
public sealed class DiscardPayoutBatch(VillageDb db, UnitOfWork work)
{
    public Task<Outcome<Result>> Run(Command command, CancellationToken ct) => work.Once<Result>(
        $"payout.discard:{command.By.Value}", command.Key, command with { Key = default },
        async () =>
        {
            var batch = await db.PayoutBatches.FirstOrDefaultAsync(one => one.Id == command.BatchId, ct);
            if (batch is null) return new BatchNotFound();
            if (batch.Discard().Refusal is { } refusal) return refusal;
            return new Result(batch.Id);
        },
        ct);

    public sealed record Command(IdempotencyKey Key, StaffId By, PayoutBatchId BatchId);

    public sealed record Result(PayoutBatchId Id);
}
