using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Ledger;
using VillageCloud.Features.People.Households;

namespace VillageCloud.Features.Finance.Payouts;

/// <summary>How a household that wants to leave and the village stand with each other.</summary>
public sealed class MoneyBeforeLeaving(VillageDb db, Books books) : ILeavingMatter
{
    public async Task<IReadOnlyList<LeavingItem>> Look(Household household, DateOnly day, CancellationToken ct)
    {
        var goods = -await books.Balance(Account.GoodsPayable, ct, household.Id);
        var dividend = -await books.Balance(Account.DividendPayable, ct, household.Id);
        var onItsWay = -await books.Balance(Account.PayoutInTransit, ct, household.Id);
        var unsettled = db.Sales.Where(sale => sale.HouseholdId == household.Id && sale.SettledAt == null
            && sale.Paid.Fen > sale.RefundedBeforeSettlement.Fen);
        var (count, fen) = (
            await unsettled.CountAsync(ct),
            await unsettled.SumAsync(sale => sale.Paid.Fen - sale.RefundedBeforeSettlement.Fen, ct));
        var owes = Sum(goods, dividend, static part => part.IsNegative);
        var owed = Sum(goods, dividend, static part => !part.IsNegative);
        var items = new List<LeavingItem>();
        if (owes.IsNegative)
        {
            items.Add(new(
                LeavingMatter.Owes, -owes, Blocks: true,
                $"这户还欠村里 {-owes} 元（退款扣回的），请先用卖的钱抵完，或者收回来"));
        }

        if (count > 0)
        {
            items.Add(new(
                LeavingMatter.UnsettledSales, new(fen), Blocks: false,
                $"{count} 笔卖出的货还没有清分，共 {new Money(fen)} 元，照样发货、清分、付给这户"));
        }

        if (owed > Money.Zero)
        {
            items.Add(new(
                LeavingMatter.Owed, owed, Blocks: false, $"村里还欠这户货款和分红 {owed} 元，照样付"));
        }

        if (onItsWay > Money.Zero)
        {
            items.Add(new(
                LeavingMatter.OnItsWay, onItsWay, Blocks: false, $"已经付出去、还没到账的 {onItsWay} 元，照样到账"));
        }

        return items;
    }

    private static Money Sum(Money goods, Money dividend, Func<Money, bool> counts) =>
        (counts(goods) ? goods : Money.Zero) + (counts(dividend) ? dividend : Money.Zero);
}
