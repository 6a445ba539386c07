using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Payouts;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Payouts;

/// <summary>A batch as people read it; payouts by household number.</summary>
public sealed record BatchView(
    PayoutBatchId Id, string Number, BatchStatus Status, Money Total, StaffId DraftedBy, DateTimeOffset DraftedAt,
    StaffId? ApprovedBy, DateTimeOffset? ApprovedAt, IReadOnlyList<PayoutView> Payouts)
{
    internal static async Task<BatchView?> Of(VillageDb db, PayoutBatchId id, CancellationToken ct)
    {
        var batch = await db.PayoutBatches.AsNoTracking().Include(one => one.Payouts)
            .FirstOrDefaultAsync(one => one.Id == id, ct);
        if (batch is null) return null;
        var ids = batch.Payouts.Select(payout => payout.HouseholdId).Distinct().ToList();
        var households = await db.Households.AsNoTracking().IgnoreAutoIncludes()
            .Where(household => ids.Contains(household.Id)).ToDictionaryAsync(household => household.Id, ct);
        var payouts = batch.Payouts
            .Select(payout => PayoutView.Of(
                payout, households[payout.HouseholdId].Number, households[payout.HouseholdId].Name))
            .OrderBy(payout => payout.HouseholdNumber).ThenBy(payout => payout.Id.Value).ToList();
        return new BatchView(
            batch.Id, batch.Number, batch.Status, batch.Total, batch.DraftedBy, batch.DraftedAt, batch.ApprovedBy,
            batch.ApprovedAt, payouts);
    }
}

/// <param name="PackageInfo">Opens the confirm page in the payee's WeChat, while it waits there.</param>
public sealed record PayoutView(
    PayoutId Id, string OutBillNo, HouseholdId HouseholdId, int HouseholdNumber, string HouseholdName,
    PayoutChannel Channel, Money Goods, Money Dividend, Money Amount, PayoutStatus Status, string? TransferBillNo,
    string? PackageInfo, string? FailReason, DateTimeOffset? SubmittedAt, DateTimeOffset? FinishedAt,
    PayoutId? ReissueOfId)
{
    internal static PayoutView Of(Payout payout, int householdNumber, string householdName) => new(
        payout.Id, payout.OutBillNo, payout.HouseholdId, householdNumber, householdName, payout.Channel, payout.Goods,
        payout.Dividend, payout.Amount, payout.Status, payout.TransferBillNo, payout.PackageInfo, payout.FailReason,
        payout.SubmittedAt, payout.FinishedAt, payout.ReissueOfId);
}
