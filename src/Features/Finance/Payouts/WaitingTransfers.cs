using VillageCloud.Domain.Finance.Payouts;

namespace VillageCloud.Features.Finance.Payouts;

internal static class WaitingTransfers
{
    /// <summary>What somebody can still take in WeChat: its day isn't over, and the village isn't taking it back.
    /// </summary>
    public static IQueryable<Payout> ToBeTaken(this IQueryable<Payout> payouts, DateTimeOffset now) => payouts.Where(
        payout => payout.Status == PayoutStatus.WaitingForPayee && payout.CancelRequestedAt == null
            && payout.ConfirmBefore > now);
}
