using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
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
        var position = await db.PositionOf(books, household.Id, ct);
        var unsettled = db.Sales.Where(sale => sale.HouseholdId == household.Id && sale.SettledAt == null
            && sale.Paid.Fen > sale.RefundedBeforeSettlement.Fen);
        var (count, fen) = (
            await unsettled.CountAsync(ct),
            await unsettled.SumAsync(sale => sale.Paid.Fen - sale.RefundedBeforeSettlement.Fen, ct));
        var items = new List<LeavingItem>();
        if (position.Owes > Money.Zero)
        {
            items.Add(new(
                LeavingMatter.Owes, position.Owes, Blocks: true,
                $"这户还欠村里 {position.Owes} 元（退款扣回的），请先用卖的钱抵完，或者收回来，在这户的页面「登记还款」"));
        }

        if (count > 0)
        {
            items.Add(new(
                LeavingMatter.UnsettledSales, new(fen), Blocks: false,
                $"{count} 笔卖出的货还没有清分，共 {new Money(fen)} 元，照样发货、清分、付给这户"));
        }

        if (position.Owed > Money.Zero)
        {
            items.Add(new(
                LeavingMatter.Owed, position.Owed, Blocks: false,
                $"村里还欠这户货款和分红 {position.Owed} 元，照样付"));
        }

        if (position.OnItsWay > Money.Zero)
        {
            items.Add(new(
                LeavingMatter.OnItsWay, position.OnItsWay, Blocks: false,
                $"已经付出去、还没到账的 {position.OnItsWay} 元，照样到账"));
        }

        return items;
    }
}
