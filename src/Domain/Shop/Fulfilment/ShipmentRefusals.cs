using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Shop.Fulfilment;

public sealed record TrackingNumberInvalid()
    : Refusal("shipment.tracking_invalid", "快递单号要 8 到 30 位字母或数字（空格和横线会自动去掉），请核对面单");

public sealed record CarrierUnknown(string Code)
    : Refusal("shipment.carrier_unknown", $"不认识快递公司“{Code}”，请从列表里选");

public sealed record TooManyParcels()
    : Refusal(
        "shipment.too_many_parcels", $"微信规定一个订单最多 {Shipment.MostParcels} 个包裹，请把剩下的商品并到前面的包裹里");

public sealed record ParcelKnown(string TrackingNo)
    : Refusal("shipment.parcel_known", $"运单 {TrackingNo} 已经在这个订单里了，请核对面单")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record ParcelNotFound()
    : Refusal("shipment.parcel_not_found", "没有找到这个包裹，请刷新后再选")
{
    public override RefusalKind Kind => RefusalKind.NotFound;
}

public sealed record ParcelUnchanged()
    : Refusal("shipment.parcel_unchanged", "快递公司和单号都没有变，请填写正确的单号");

public sealed record ReshipUsed()
    : Refusal(
        "shipment.reship_used", "微信只允许改一次运单，这个订单已经改过了。请打电话把正确的单号告诉顾客")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record AllSentAlready()
    : Refusal("shipment.all_sent", "这个订单已经标记为全部发完，请刷新后再看")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record NothingRefused()
    : Refusal("shipment.nothing_refused", "微信没有退回这个订单的发货信息，不用重新上传，请刷新后再看")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record NothingToAsk()
    : Refusal("shipment.nothing_to_ask", "这个订单现在没有要问微信的，请刷新后再看")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record NotShippedYet()
    : Refusal("shipment.not_shipped", "这个订单还没有发货，请先发货")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}
