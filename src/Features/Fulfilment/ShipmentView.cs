using VillageCloud.Domain.Fulfilment;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Fulfilment;

/// <param name="ReportedAt">When WeChat accepted the shipping information.</param>
public sealed record ShipmentView(
    string OrderNumber, string CarrierCode, string CarrierName, string TrackingNo, DateTimeOffset ShippedAt,
    DateTimeOffset? ReportedAt)
{
    public static ShipmentView From(Shipment shipment, string orderNumber) => new(
        orderNumber, shipment.CarrierCode, Carriers.All.GetValueOrDefault(shipment.CarrierCode, shipment.CarrierCode),
        shipment.TrackingNo, shipment.ShippedAt, shipment.ReportedAt);
}

public sealed record NothingToShip()
    : Refusal("shipment.nothing_to_ship", "这个订单的商品已经全部退款，不用再发货")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record SettlementUnclear()
    : Refusal("shipment.settlement_unclear", "微信还没有确认这个订单已结算，稍后会自动再查")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}
