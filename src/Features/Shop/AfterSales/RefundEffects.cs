using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Finance.Payments;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Orders;
using VillageCloud.Features.Finance.Ledger;

namespace VillageCloud.Features.Shop.AfterSales;

/// <summary>What a refund means beside the money for the shopper, said to who asks for it and to who decides.</summary>
public sealed class RefundEffects(VillageDb db, Books books)
{
    internal async Task<RefundEffect> Of(Order order, OrderLine line, RefundParts parts, CancellationToken ct)
    {
        var isOpen = order.Status is OrderStatus.Paid or OrderStatus.Shipped;
        var closes = isOpen && order.LeavesNothing && order.FreightRefundable.IsZero;
        return new(closes, line.IsSettled && !parts.Goods.IsZero ? await TakenBack(line, parts, ct) : null);
    }

    private async Task<TakenBack> TakenBack(OrderLine line, RefundParts parts, CancellationToken ct)
    {
        var rule = await db.RevenueRules.AsNoTracking().SingleAsync(rule => rule.Id == line.RevenueRuleId, ct);
        var name = await db.Households.AsNoTracking().Where(one => one.Id == line.HouseholdId)
            .Select(one => one.Name).SingleAsync(ct);
        var owed = -await books.Balance(Account.GoodsPayable, ct, line.HouseholdId);
        // Whatever was refunded before: what is posted of a line is the split of what was left of it (money R5).
        var taken = -line.DeltaOf(parts.Goods, rule, rule.Split(line.Net));
        var ofHousehold = taken.Each.Where(share => share.Party.PayeeOf(line.HouseholdId) == line.HouseholdId);
        return new(name, taken, Money.Sum(ofHousehold.Select(share => share.Amount)), owed);
    }
}
