using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Payouts;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Finance.Payouts;

/// <summary>A batch with all its payouts, by household number.</summary>
public sealed record BatchView(
    PayoutBatchId Id, string Number, BatchStatus Status, Money Total, TwoPeople People,
    IReadOnlyList<PayoutView> Payouts)
{
    internal static async Task<BatchView?> Of(VillageDb db, PayoutBatchId id, CancellationToken ct)
    {
        var batch = await db.PayoutBatches.AsNoTracking().Include(one => one.Payouts)
            .FirstOrDefaultAsync(one => one.Id == id, ct);
        if (batch is null) return null;
        var payouts = await PayoutView.Of(db, batch.Payouts, ct);
        return new BatchView(
            batch.Id, batch.Number, batch.Status, batch.Total, batch.People,
            [.. payouts.OrderBy(one => one.HouseholdNumber).ThenBy(one => one.Id.Value)]);
    }
}
