using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Approvals;
using VillageCloud.Domain.Finance.Payouts;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Finance.Payouts;

/// <summary>One payment as people read it.</summary>
/// <param name="PackageInfo">Opens the confirm page in the payee's WeChat, while it waits there.</param>
/// <param name="ReissueOfId">The failed payout in whose place this one was drafted.</param>
/// <param name="Payee">Masked: enough to recognise, too little to misuse.</param>
/// <param name="PayeeBefore">Masked; where the last payment arrived, if that was elsewhere.</param>
/// <param name="ReplacedBy">The number of the later batch that took a failed payout over; nothing more is to be done
/// about it here.</param>
/// <param name="IsReplacementDrafted">That batch waits for its second person.</param>
/// <param name="IsCancelling">WeChat was asked to end it; it may still arrive.</param>
/// <param name="IsReturnWaiting">Somebody says that it came back, and a second person has to look.</param>
public sealed record PayoutView(
    PayoutId Id, string OutBillNo, HouseholdId HouseholdId, int HouseholdNumber, string HouseholdName,
    PayoutChannel Channel, Money Goods, Money Dividend, Money Amount, PayoutStatus Status, string? TransferBillNo,
    string? PackageInfo, string? FailReason, DateTimeOffset? SubmittedAt, DateTimeOffset? FinishedAt,
    PayoutId? ReissueOfId, string Payee, PayeeNews PayeeNews, string? PayeeBefore, string? ReplacedBy = null,
    bool IsReplacementDrafted = false, bool IsCancelling = false, bool IsReturnWaiting = false)
{
    /// <summary>In the order given.</summary>
    internal static async Task<IReadOnlyList<PayoutView>> Of(
        VillageDb db, IReadOnlyList<Payout> payouts, CancellationToken ct)
    {
        var ids = payouts.Select(payout => payout.HouseholdId).Distinct().ToList();
        var households = await db.Households.AsNoTracking().IgnoreAutoIncludes()
            .Where(household => ids.Contains(household.Id)).ToDictionaryAsync(household => household.Id, ct);
        var later = payouts.Select(payout => payout.ReplacedInId).OfType<PayoutBatchId>().Distinct().ToList();
        var replacing = await db.PayoutBatches.AsNoTracking().Where(batch => later.Contains(batch.Id))
            .ToDictionaryAsync(batch => batch.Id, ct);
        var byHand = payouts.Where(payout => payout.Channel != PayoutChannel.WeChat).Select(payout => payout.OutBillNo)
            .ToList();
        var returning = await db.PostingRequests.AsNoTracking()
            .Where(one => one.Kind == PostingKind.PayoutReturn && one.Status == PostingStatus.Requested
                && byHand.Contains(one.Reference)).Select(one => one.Reference).ToHashSetAsync(ct);
        return
        [
            .. payouts.Select(payout =>
            {
                var household = households[payout.HouseholdId];
                var by = payout.ReplacedInId is { } id ? replacing[id] : null;
                return Of(payout, household.Number, household.Name) with
                {
                    ReplacedBy = by?.Number,
                    IsReplacementDrafted = by?.Status == BatchStatus.Drafted,
                    IsReturnWaiting = returning.Contains(payout.OutBillNo),
                };
            }),
        ];
    }

    private static PayoutView Of(Payout payout, int householdNumber, string householdName) => new(
        payout.Id, payout.OutBillNo, payout.HouseholdId, householdNumber, householdName, payout.Channel, payout.Goods,
        payout.Dividend, payout.Amount, payout.Status, payout.TransferBillNo, payout.PackageInfo, payout.FailReason,
        payout.SubmittedAt, payout.FinishedAt, payout.ReissueOfId, payout.Target.Masked, payout.PayeeNews,
        payout.PayeeBefore, IsCancelling: payout.IsCancelling);
}
