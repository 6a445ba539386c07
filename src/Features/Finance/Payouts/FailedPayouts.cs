using VillageCloud.Data;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Finance.Payouts;

namespace VillageCloud.Features.Finance.Payouts;

internal static class FailedPayouts
{
    /// <summary>What failed, nobody has drafted again, and is still owed: of a claim that a refund took back since
    /// there is nothing to pay again and nobody to call.</summary>
    public static IQueryable<Payout> LeftToPay(this VillageDb db)
    {
        var (goods, dividends) = (Account.GoodsPayable.Code, Account.DividendPayable.Code);
        return db.Payouts.Where(payout => payout.Status == PayoutStatus.Failed && payout.ReplacedInId == null
            && ((payout.Goods.Fen > 0
                    && db.HouseholdBalances
                        .Where(one => one.HouseholdId == payout.HouseholdId && one.AccountCode == goods)
                        .Sum(one => one.Credit.Fen - one.Debit.Fen) > 0)
                || (payout.Dividend.Fen > 0
                    && db.HouseholdBalances
                        .Where(one => one.HouseholdId == payout.HouseholdId && one.AccountCode == dividends)
                        .Sum(one => one.Credit.Fen - one.Debit.Fen) > 0)));
    }
}
