using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Finance.Payouts;
using VillageCloud.Domain.Shared;

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

    /// <summary>What those households are owed now, by account: what of a claim that failed is left of it.</summary>
    public static async Task<Dictionary<(HouseholdId Household, string Account), Money>> StillOwed(
        this VillageDb db, IReadOnlyList<HouseholdId> households, CancellationToken ct)
    {
        string[] accounts = [Account.GoodsPayable.Code, Account.DividendPayable.Code];
        var sums = await db.HouseholdBalances
            .Where(one => households.Contains(one.HouseholdId) && accounts.Contains(one.AccountCode))
            .GroupBy(one => new { one.HouseholdId, one.AccountCode })
            .Select(same => new { same.Key, Fen = same.Sum(one => one.Credit.Fen - one.Debit.Fen) }).ToListAsync(ct);
        return sums.ToDictionary(
            sum => (sum.Key.HouseholdId, sum.Key.AccountCode), sum => new Money(Math.Max(sum.Fen, 0)));
    }
}
