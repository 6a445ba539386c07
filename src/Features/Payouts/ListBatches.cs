using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Payouts;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Payouts;

/// <summary>The batches, newest first, with how far their payouts are.</summary>
public sealed class ListBatches(VillageDb db)
{
    public async Task<IReadOnlyList<BatchSummary>> Run(CancellationToken ct)
    {
        var batches = await db.PayoutBatches.AsNoTracking().Include(batch => batch.Payouts)
            .OrderByDescending(batch => batch.Id).Take(200).ToListAsync(ct);
        return
        [
            .. batches.Select(batch => new BatchSummary(
                batch.Id, batch.Number, batch.Status, batch.Total, batch.DraftedBy, batch.DraftedAt, batch.ApprovedBy,
                batch.ApprovedAt, batch.Payouts.Count(payout => payout.Status != PayoutStatus.Reissued),
                batch.Payouts.Count(payout => payout.Status == PayoutStatus.Succeeded),
                batch.Payouts.Count(payout => payout.IsOpen),
                batch.Payouts.Count(payout => payout.Status == PayoutStatus.Failed))),
        ];
    }

    /// <param name="Payouts">What was paid again counts once.</param>
    public sealed record BatchSummary(
        PayoutBatchId Id, string Number, BatchStatus Status, Money Total, StaffId DraftedBy, DateTimeOffset DraftedAt,
        StaffId? ApprovedBy, DateTimeOffset? ApprovedAt, int Payouts, int Succeeded, int Open, int Failed);
}
