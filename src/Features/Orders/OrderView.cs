using VillageCloud.Domain.AfterSales;
using VillageCloud.Domain.Fulfilment;
using VillageCloud.Domain.Orders;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.AfterSales;
using VillageCloud.Features.Fulfilment;

namespace VillageCloud.Features.Orders;

public enum OrderMoment
{
    Placed,
    Paid,
    Shipped,
    Completed,
    Closed,
    RefundRequested,
    RefundSucceeded,
}

public sealed record OrderMomentView(OrderMoment Moment, DateTimeOffset At);

public sealed record OrderLineView(
    int Number, SkuId SkuId, string Title, string HouseholdName, int Quantity, Money UnitPrice, Money Gross,
    Money Discount, Money Paid, Money Refunded, Money Refundable, DateTimeOffset? WindowEndsAt);

/// <summary>One order as its shopper sees it: lines, amounts, what happened when, refunds and the parcel.</summary>
public sealed record OrderView(
    string Number, OrderStatus Status, DateTimeOffset PlacedAt, DateTimeOffset PayBefore, Money Goods, Money Discount,
    Money Freight, Money Total, DeliveryAddress Address, IReadOnlyList<OrderLineView> Lines,
    IReadOnlyList<OrderMomentView> Timeline, IReadOnlyList<RefundView> Refunds, ShipmentView? Shipment)
{
    public static OrderView From(
        Order order, IReadOnlyList<Refund> refunds, Shipment? shipment,
        IReadOnlyDictionary<HouseholdId, string> households) => new(
        order.Number, order.Status, order.PlacedAt, order.PayBefore, order.Goods, order.Discount, order.Freight,
        order.Total, order.Address,
        [.. order.Lines.OrderBy(line => line.Number).Select(line => new OrderLineView(
            line.Number, line.SkuId, line.Title, households[line.HouseholdId], line.Quantity, line.UnitPrice,
            line.Gross, line.Discount, line.Paid, line.RefundedBeforeSettlement + line.RefundedAfterSettlement,
            line.Refundable, line.WindowEndsAt))],
        TimelineOf(order, refunds),
        [.. refunds.Select(refund => RefundView.From(refund, order))],
        shipment is null ? null : ShipmentView.From(shipment, order.Number));

    private static List<OrderMomentView> TimelineOf(Order order, IReadOnlyList<Refund> refunds)
    {
        (OrderMoment Moment, DateTimeOffset? At)[] moments =
        [
            (OrderMoment.Placed, order.PlacedAt),
            (OrderMoment.Paid, order.PaidAt),
            (OrderMoment.Shipped, order.ShippedAt),
            (OrderMoment.Completed, order.CompletedAt),
            (OrderMoment.Closed, order.ClosedAt),
            .. refunds.Select(refund => (OrderMoment.RefundRequested, (DateTimeOffset?)refund.RequestedAt)),
            .. refunds.Select(refund => (OrderMoment.RefundSucceeded, refund.SucceededAt)),
        ];
        return [.. moments.Where(moment => moment.At is not null)
            .Select(moment => new OrderMomentView(moment.Moment, moment.At!.Value))
            .OrderBy(moment => moment.At)];
    }
}
