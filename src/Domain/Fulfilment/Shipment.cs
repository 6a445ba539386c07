using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Fulfilment;

/// <summary>A parcel of one order, and whether WeChat knows of it.</summary>
public sealed class Shipment : ICooperativeOwned, IVersioned
{
    private static readonly TimeSpan BetweenQueries = TimeSpan.FromDays(1);

    private static readonly TimeSpan BetweenHints = TimeSpan.FromHours(1);

    /// <summary>WeChat settles an express order ten days after shipping at the latest (wechat.md A.8).</summary>
    private static readonly TimeSpan LatestSettlement = TimeSpan.FromDays(12);

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

    /// <summary>When to ask WeChat whether it released the money, should its push be lost; null when there is nothing
    /// to ask.</summary>
    public DateTimeOffset? NextQueryAt { get; private set; }

    public int Version { get; private set; }

    public void Reported(DateTimeOffset now)
    {
        if (ReportedAt is not null) return;
        ReportedAt = now;
        NextQueryAt = now + BetweenQueries;
    }

    public void AskAgain(DateTimeOffset now) => NextQueryAt = now + BetweenQueries;

    /// <summary>There is a hint that WeChat has news. Whoever gives many hints makes us ask no more than once an
    /// hour.</summary>
    public void AskSooner(DateTimeOffset now)
    {
        if (NextQueryAt > now && NextQueryAt <= now + BetweenQueries - BetweenHints) NextQueryAt = now;
    }

    /// <summary>WeChat has said its last word about this order.</summary>
    public void StopAsking() => NextQueryAt = null;

    public bool IsSettlementOverdue(DateTimeOffset now) => now - ShippedAt > LatestSettlement;
}

public sealed record TrackingNumberInvalid()
    : Refusal("shipment.tracking_invalid", "快递单号要 8 到 30 位字母或数字，请核对面单");

public sealed record CarrierUnknown(string Code)
    : Refusal("shipment.carrier_unknown", $"不认识快递公司“{Code}”，请从列表里选");
