using VillageCloud.Data;
using VillageCloud.Domain.Finance.Payments;
using VillageCloud.Domain.Shop.Orders;
using VillageCloud.Features.People.Alarms;

namespace VillageCloud.Features.Shop.AfterSales;

internal static class RefundEnds
{
    /// <summary>A final "no": what was reserved is free again. Works inside a unit of work.</summary>
    public static async Task FreeAgain(
        this VillageDb db, SoldOrder sold, Refund refund, DateTimeOffset now, CancellationToken ct)
    {
        var order = sold.Order;
        if (sold.LineOf(refund.SaleId) is not { } line)
        {
            order.ReleaseLateRefund();
            return;
        }

        sold.ReleaseRefund(line, refund.Parts);
        // Another refund took all pieces out of the parcel and counted on this one for the rest of the money.
        if (order.Status != OrderStatus.Paid || !sold.KeepsMoneyForNothing(line)) return;
        await db.RaiseAlarm(
            new(
                "refund.left_over", order.Number,
                $"订单 {order.Number} 的“{line.Title}”已经不发货了，还有 {sold.RefundableOf(line)} 元没有退给顾客，请再申请退款"), now, ct);
    }
}
