using VillageCloud.Domain.Finance.Payments;
using VillageCloud.Domain.Finance.Sales;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Fulfilment;
using VillageCloud.Domain.Shop.Orders;
using VillageCloud.Features.Shop.AfterSales;
using VillageCloud.Features.Shop.Fulfilment;

namespace VillageCloud.Features.Shop.Orders;

public enum OrderMoment
{
    Placed,
    Paid,
    Shipped,
    Completed,
    Closed,
    RefundRequested,
    RefundSucceeded,

    /// <summary>A second person said no.</summary>
    RefundDeclined,
}

public sealed record OrderMomentView(OrderMoment Moment, DateTimeOffset At);

/// <param name="PiecesLeft">Those that were or are to be sent.</param>
/// <param name="PiecesReturned">Refunded before they were sent, and back on the shelf.</param>
public sealed record OrderLineView(
    int Number, SkuId SkuId, string Title, string HouseholdName, int Quantity, Money UnitPrice, Money Gross,
    Money Discount, Money Paid, Money Refunded, Money Refundable, DateTimeOffset? WindowEndsAt, int PiecesLeft,
    int PiecesReturned);

/// <summary>One order as its shopper sees it: lines, amounts, what happened when, refunds and the parcel.</summary>
/// <param name="Timeline">What was something to the shopper; all that staff did stands in <see cref="GetOrderCourse"/>.
/// </param>
/// <param name="Refunded">All that is back with the shopper, the freight included.</param>
/// <param name="FreightRefundable">What of the freight may still go back.</param>
/// <param name="LateRefundable">Paid after the order was closed, and neither back nor on its way.</param>
public sealed record OrderView(
    string Number, OrderStatus Status, DateTimeOffset PlacedAt, DateTimeOffset PayBefore, Money Goods, Money Discount,
    Money Freight, Money Total, DeliveryAddress Address, IReadOnlyList<OrderLineView> Lines,
    IReadOnlyList<OrderMomentView> Timeline, IReadOnlyList<RefundView> Refunds, ShipmentView? Shipment,
    Money Refunded, Money FreightRefundable, Money LateRefundable)
{
    /// <summary>In which order things happen that WeChat's clock, which has whole seconds, tells of one moment.
    /// </summary>
    private static readonly OrderMoment[] Course =
    [
        OrderMoment.Placed, OrderMoment.Paid, OrderMoment.Shipped, OrderMoment.Completed, OrderMoment.RefundRequested,
        OrderMoment.RefundDeclined, OrderMoment.RefundSucceeded, OrderMoment.Closed,
    ];

    /// <summary>Until when it waits for payment, from now on, never less than nothing; null when it doesn't wait.
    /// </summary>
    public TimeSpan? LeftToPay(DateTimeOffset now)
    {
        if (Status != OrderStatus.AwaitingPayment) return null;
        return PayBefore > now ? PayBefore - now : TimeSpan.Zero;
    }

    public static OrderView From(
        SoldOrder sold, IReadOnlyList<Refund> refunds, Shipment? shipment,
        IReadOnlyDictionary<HouseholdId, string> households) => From(sold.Order, sold, refunds, shipment, households);

    private static OrderView From(
        Order order, SoldOrder sold, IReadOnlyList<Refund> refunds, Shipment? shipment,
        IReadOnlyDictionary<HouseholdId, string> households) => new(
        order.Number, order.Status, order.PlacedAt, order.PayBefore, order.Goods, order.Discount, order.Freight,
        order.Total, order.Address,
        [.. order.Lines.OrderBy(line => line.Number).Select(line =>
            LineOf(line, sold.SaleOf(line), households[line.HouseholdId]))],
        TimelineOf(order, refunds),
        [.. refunds.Select(refund => RefundView.From(refund, sold))],
        shipment is null ? null : ShipmentView.From(shipment, order.Number), order.Refunded, sold.FreightRefundable,
        LateOf(order, refunds));

    // What comes too late is sent back at once: whatever is left of it was tried.
    private static Money LateOf(Order order, IReadOnlyList<Refund> refunds) =>
        order.MayReturnLatePayment && refunds.Any(refund => refund.SaleId is null) ? order.Total : Money.Zero;

    /// <param name="sale">None before it is paid.</param>
    private static OrderLineView LineOf(OrderLine line, Sale? sale, string household) => new(
        line.Number, line.SkuId, line.Title, household, line.Quantity, line.UnitPrice, line.Gross, line.Discount,
        line.Paid, sale?.Refunded ?? Money.Zero, sale?.Refundable ?? Money.Zero, sale?.DueAt, line.PiecesLeft,
        line.PiecesReturned);

    private static List<OrderMomentView> TimelineOf(Order order, IReadOnlyList<Refund> refunds)
    {
        (OrderMoment Moment, DateTimeOffset? At)[] moments =
        [
            (OrderMoment.Placed, order.PlacedAt),
            (OrderMoment.Paid, order.PaidAt),
            (OrderMoment.Shipped, order.ShippedAt),
            (OrderMoment.Completed, order.CompletedAt),
            (OrderMoment.Closed, order.ClosedAt),
            .. refunds.Where(IsNews)
                .Select(refund => (OrderMoment.RefundRequested, (DateTimeOffset?)refund.People.MadeAt)),
            .. refunds.Where(refund => refund.People.IsSentBack)
                .Select(refund => (OrderMoment.RefundDeclined, refund.People.DeclinedAt)),
            .. refunds.Select(refund => (OrderMoment.RefundSucceeded, refund.SucceededAt)),
        ];
        return [.. moments.Where(moment => moment.At is not null)
            .Select(moment => new OrderMomentView(moment.Moment, moment.At!.Value))
            .OrderBy(moment => moment.At.ToUnixTimeSeconds())
            .ThenBy(moment => Array.IndexOf(Course, moment.Moment)).ThenBy(moment => moment.At)];
    }

    // What the shop asked for by mistake and took back itself never was anything to the shopper.
    private static bool IsNews(Refund refund) => refund.People.Decliner is null || refund.People.IsSentBack;
}
