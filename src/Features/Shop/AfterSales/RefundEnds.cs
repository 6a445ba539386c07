using VillageCloud.Data;
using VillageCloud.Domain.Finance.Payments;
using VillageCloud.Domain.Shop.Orders;
using VillageCloud.Features.People.Alarms;

namespace VillageCloud.Features.Shop.AfterSales;

internal static class RefundEnds
{
    /// <summary>A final "no": what was reserved is free again. Works inside a unit of work.</summary>
    public static async Task FreeAgain(
        this VillageDb db, Order order, Refund refund, DateTimeOffset now, CancellationToken ct)
    {
        var line = order.Lines.Single(one => one.Id == refund.LineId);
        order.ReleaseRefund(line, refund.Parts);
        // Another refund took all pieces out of the parcel and counted on this one for the rest of the money.
        if (order.Status != OrderStatus.Paid || !line.KeepsMoneyForNothing) return;
        await db.RaiseAlarm(
            new(
                "refund.left_over", order.Number,
                $"订单 {order.Number} 的“{line.Title}”已经不发货了，还有 {line.Refundable} 元没有退给顾客，请再申请退款"), now, ct);
    }
}
