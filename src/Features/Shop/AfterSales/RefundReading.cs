using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Payments;
using VillageCloud.Domain.Shop.Orders;
using VillageCloud.Features.Shop.Orders;

namespace VillageCloud.Features.Shop.AfterSales;

internal static class RefundReading
{
    /// <summary>The refund and what it is of, to be changed; null when there is none.</summary>
    /// <remarks>The refund is read last: what it reserved is at least as old as what is known of it. Read first, at
    /// READ COMMITTED, a refund that still looks open could meet an order from which it was released meanwhile.
    /// Whoever changed the order after it was read shows in its version.</remarks>
    public static async Task<(Refund Refund, SoldOrder Sold)?> FindRefund(
        this VillageDb db, string outRefundNo, CancellationToken ct)
    {
        var sold = await db.FindSold(
            order => db.Refunds.Any(refund => refund.OutRefundNo == outRefundNo && refund.OrderId == order.Id), ct);
        if (sold is null) return null;
        return (await db.Refunds.SingleAsync(refund => refund.OutRefundNo == outRefundNo, ct), sold);
    }
}
