using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Finance.Payouts;
using VillageCloud.Domain.People.Households;

namespace VillageCloud.Domain.Finance.Recipes;

/// <summary>The household has its money: what was on its way has left the account it was paid from.</summary>
public static class PayoutArrived
{
    public static Booking Entry(Payout payout) => new(
        BusinessKey.PayoutArrived(payout.OutBillNo), $"到账 {payout.OutBillNo}",
        [
            JournalLine.Debit(Account.PayoutInTransit, payout.Amount, payout.HouseholdId),
            JournalLine.Credit(
                payout.Channel == PayoutChannel.WeChat ? Account.WeChatOperation : Account.Bank, payout.Amount),
        ]);

    /// <summary>The bank sent it back after somebody had seen its receipt.</summary>
    public static Reversal Void(Payout payout) => new(
        BusinessKey.PayoutArrived(payout.OutBillNo), BusinessKey.ArrivalVoided(payout.OutBillNo),
        $"退票 {payout.OutBillNo}");
}
