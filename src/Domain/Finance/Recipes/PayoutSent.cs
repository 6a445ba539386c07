using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Finance.Payouts;

namespace VillageCloud.Domain.Finance.Recipes;

/// <summary>What a household was owed is on its way to it.</summary>
public static class PayoutSent
{
    public static Booking Entry(Payout payout) => new(
        BusinessKey.PayoutSent(payout.OutBillNo), $"付款 {payout.OutBillNo}",
        [
            JournalLine.Debit(Account.GoodsPayable, payout.Goods, payout.HouseholdId),
            JournalLine.Debit(Account.DividendPayable, payout.Dividend, payout.HouseholdId),
            JournalLine.Credit(Account.PayoutInTransit, payout.Amount, payout.HouseholdId),
        ]);

    /// <summary>It didn't come through: the household is owed it again.</summary>
    public static Reversal Void(Payout payout) => new(
        BusinessKey.PayoutSent(payout.OutBillNo), BusinessKey.PayoutVoided(payout.OutBillNo),
        $"没有付成 {payout.OutBillNo}");
}
