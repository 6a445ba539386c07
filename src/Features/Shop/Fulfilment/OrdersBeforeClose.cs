using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Orders;
using VillageCloud.Features.Finance.Ledger;

namespace VillageCloud.Features.Shop.Fulfilment;

/// <summary>Orders of a month that are paid and not sent.</summary>
public sealed class OrdersBeforeClose(VillageDb db) : ICloseMatter
{
    public async Task<IReadOnlyList<CloseItem>> Look(AccountingPeriod period, CancellationToken ct)
    {
        var end = BeijingTime.EndOf(period.LastDay);
        var unshipped = db.Orders.Where(order => order.Status == OrderStatus.Paid && order.PaidAt < end);
        var count = await unshipped.CountAsync(ct);
        var total = new Money(await unshipped.SumAsync(order => order.Total.Fen, ct));
        return
        [
            new(
                CloseMatter.UnshippedOrders, count, total, Blocks: false,
                $"{count} 单付了钱还没有发货，共 {total} 元，发货、结算以后算进以后的月份"),
        ];
    }
}
