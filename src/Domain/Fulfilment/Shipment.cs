using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Fulfilment;

/// <summary>A parcel of one order, and whether WeChat knows of it.</summary>
public sealed class Shipment : ICooperativeOwned, IVersioned
{
    private Shipment()
    {
    }

    public Shipment(
        CooperativeId cooperativeId, OrderId orderId, string carrierCode, string trackingNo, StaffId by,
        DateTimeOffset now)
    {
        CooperativeId = cooperativeId;
        OrderId = orderId;
        CarrierCode = carrierCode;
        TrackingNo = trackingNo;
        ShippedBy = by;
        ShippedAt = now;
    }

    public long Id { get; private set; }

    public CooperativeId CooperativeId { get; private set; }

    public OrderId OrderId { get; private set; }

    public string CarrierCode { get; private set; } = "";

    public string TrackingNo { get; private set; } = "";

    public StaffId ShippedBy { get; private set; }

    public DateTimeOffset ShippedAt { get; private set; }

    /// <summary>When WeChat accepted the shipping information; null until then.</summary>
    public DateTimeOffset? ReportedAt { get; private set; }

    public int Version { get; private set; }

    public void Reported(DateTimeOffset now) => ReportedAt ??= now;
}

public sealed record TrackingNumberInvalid()
    : Refusal("shipment.tracking_invalid", "快递单号要 8 到 30 位字母或数字，请核对面单");

public sealed record CarrierUnknown(string Code)
    : Refusal("shipment.carrier_unknown", $"不认识快递公司“{Code}”，请从列表里选");
