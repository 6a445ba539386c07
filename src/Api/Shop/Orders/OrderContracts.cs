using VillageCloud.Domain.Finance.Payments;
using VillageCloud.Domain.Shop.Orders;
using VillageCloud.Domain.WeChat;
using VillageCloud.Features.Shop.AfterSales;
using VillageCloud.Features.Shop.Fulfilment;
using VillageCloud.Features.Shop.Orders;

namespace VillageCloud.Api.Shop.Orders;

/// <param name="TotalFen">Send it back as <c>expectedTotalFen</c> when ordering.</param>
internal sealed record QuoteContract(
    QuoteLineContract[] Lines, long GoodsFen, long DiscountFen, long FreightFen, long TotalFen)
{
    public static QuoteContract From(QuoteView view) => new(
        [.. view.Lines.Select(QuoteLineContract.From)], view.Goods.Fen, view.Discount.Fen, view.Freight.Fen,
        view.Total.Fen);
}

internal sealed record QuoteLineContract(
    long SkuId, string Title, int Quantity, long UnitPriceFen, long GrossFen, long DiscountFen)
{
    public static QuoteLineContract From(QuoteLineView view) => new(
        view.SkuId.Value, view.Title, view.Quantity, view.UnitPrice.Fen, view.Gross.Fen, view.Discount.Fen);
}

/// <param name="Number">Ours and WeChat's: the order is found by it everywhere.</param>
/// <param name="PayBefore">Until when it waits for payment; closed after.</param>
/// <param name="SecondsLeft">Until then, by the village's clock: the phone's own may be wrong. Null when it doesn't
/// wait for payment.</param>
/// <param name="Shipment">Null until the parcel left.</param>
/// <param name="RefundedFen">All that is back with the shopper, the freight included. An order that is closed although
/// it was paid went back whole.</param>
internal sealed record OrderContract(
    string Number, OrderStatus Status, DateTimeOffset PlacedAt, DateTimeOffset PayBefore, long? SecondsLeft,
    long GoodsFen, long DiscountFen, long FreightFen, long TotalFen, AddressContract Address, OrderLineContract[] Lines,
    TimelineEntryContract[] Timeline, RefundContract[] Refunds, ShipmentContract? Shipment, long RefundedFen)
{
    public static OrderContract From(OrderView view, DateTimeOffset now) => new(
        view.Number, view.Status, view.PlacedAt, view.PayBefore,
        view.LeftToPay(now) is { } left ? (long)left.TotalSeconds : null, view.Goods.Fen, view.Discount.Fen,
        view.Freight.Fen, view.Total.Fen, AddressContract.From(view.Address),
        [.. view.Lines.Select(OrderLineContract.From)],
        [.. view.Timeline.Select(moment => new TimelineEntryContract(moment.Moment, moment.At))],
        [.. view.Refunds.Select(RefundContract.From)],
        view.Shipment is { } shipment ? ShipmentContract.From(shipment) : null, view.Refunded.Fen);
}

internal sealed record AddressContract(string Receiver, string Phone, string Province, string City, string Detail)
{
    public static AddressContract From(DeliveryAddress address) =>
        new(address.Receiver, address.Phone, address.Province, address.City, address.Detail);
}

/// <param name="WindowEndsAt">Until when a refund is agreed; null until the shopper has it.</param>
internal sealed record OrderLineContract(
    int Number, long SkuId, string Title, string HouseholdName, int Quantity, long UnitPriceFen, long GrossFen,
    long DiscountFen, long PaidFen, long RefundedFen, long RefundableFen, DateTimeOffset? WindowEndsAt)
{
    public static OrderLineContract From(OrderLineView view) => new(
        view.Number, view.SkuId.Value, view.Title, view.HouseholdName, view.Quantity, view.UnitPrice.Fen,
        view.Gross.Fen, view.Discount.Fen, view.Paid.Fen, view.Refunded.Fen, view.Refundable.Fen, view.WindowEndsAt);
}

internal sealed record TimelineEntryContract(OrderMoment Moment, DateTimeOffset At);

/// <param name="LineNumber">Null when the whole of a late payment goes back.</param>
/// <param name="FreightFen">The part of the amount that is freight.</param>
/// <param name="DeclineReason">Why it doesn't go back; null unless somebody said no.</param>
internal sealed record RefundContract(
    string OutRefundNo, int? LineNumber, long AmountFen, long FreightFen, string Reason, RefundStatus Status,
    DateTimeOffset RequestedAt, DateTimeOffset? SucceededAt, string? DeclineReason)
{
    public static RefundContract From(RefundView view) => new(
        view.OutRefundNo, view.LineNumber, view.Amount.Fen, view.Freight.Fen, view.Reason, view.Status,
        view.RequestedAt, view.SucceededAt, view.DeclineReason);
}

/// <param name="CarrierCode">Of the first parcel, as are its name and number.</param>
/// <param name="IsAllSent">False while more parcels follow.</param>
internal sealed record ShipmentContract(
    string CarrierCode, string CarrierName, string TrackingNo, DateTimeOffset ShippedAt, ParcelContract[] Parcels,
    bool IsAllSent)
{
    public static ShipmentContract From(ShipmentView view) => new(
        view.CarrierCode, view.CarrierName, view.TrackingNo, view.ShippedAt,
        [.. view.Parcels.Select(ParcelContract.From)], view.IsAllSent);
}

internal sealed record ParcelContract(
    int Number, string CarrierCode, string CarrierName, string TrackingNo, DateTimeOffset SentAt)
{
    public static ParcelContract From(ParcelView view) =>
        new(view.Number, view.CarrierCode, view.CarrierName, view.TrackingNo, view.SentAt);
}

/// <summary>The parameters of <c>wx.requestPayment</c>, by its own names.</summary>
internal sealed record ClientPaymentContract(
    string AppId, string TimeStamp, string NonceStr, string Package, string SignType, string PaySign)
{
    public static ClientPaymentContract From(ClientPayment payment) => new(
        payment.AppId, payment.TimeStamp, payment.NonceStr, payment.Package, payment.SignType, payment.PaySign);
}
