using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Finance.Payments;
using VillageCloud.Domain.Finance.Sales;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Orders;
using VillageCloud.Features.Finance.Ledger;
using VillageCloud.Features.Finance.Sales;

namespace VillageCloud.Features.Shop.AfterSales;

/// <summary>What a refund means beside the money for the shopper, said to who asks for it and to who decides.</summary>
public sealed class RefundEffects(VillageDb db, Books books)
{
    private readonly SaleShares shares = new(db);

    internal async Task<RefundEffect> Of(SoldOrder sold, OrderLine line, RefundParts parts, CancellationToken ct)
    {
        var isOpen = sold.Order.Status is OrderStatus.Paid or OrderStatus.Shipped;
        var closes = isOpen && sold.LeavesNothing && sold.FreightRefundable.IsZero;
        var sale = sold.SaleOf(line)!;
        return new(closes, sale.IsSettled && !parts.Goods.IsZero ? await TakenBack(sale, parts.Goods, ct) : null);
    }

    private async Task<TakenBack> TakenBack(Sale sale, Money goods, CancellationToken ct)
    {
        var household = sale.HouseholdId!.Value;
        var name = await db.Households.AsNoTracking().Where(one => one.Id == household)
            .Select(one => one.Name).SingleAsync(ct);
        var owed = -await books.Balance(Account.GoodsPayable, ct, household);
        var split = await shares.SplitOf(sale, ct);
        var taken = -sale.DeltaOf(goods, await shares.PostedOf(sale, split, ct), split);
        var ofHousehold = taken.Each.Where(share => share.Party.PayeeOf(household) == household);
        return new(name, NamedShares.Of(taken), Money.Sum(ofHousehold.Select(share => share.Amount)), owed);
    }
}
