namespace VillageCloud.Sandbox.State;

internal sealed class PayOrder
{
    public required string OutTradeNo { get; init; }
    public required string AppId { get; init; }
    public required string Description { get; init; }
    public required long TotalFen { get; init; }
    public required string OpenId { get; init; }
    public required string NotifyUrl { get; init; }
    public required string ParameterHash { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public string? Attach { get; init; }
    public DateTimeOffset? TimeExpire { get; init; }
    public string TradeState { get; set; } = "NOTPAY";
    public List<Prepay> Prepays { get; init; } = [];
    public string? TransactionId { get; set; }
    public DateTimeOffset? SuccessTime { get; set; }
    public long FeeFen { get; set; }

    /// <summary>Refunds accepted and not closed.</summary>
    public long RefundedFen { get; set; }

    public long FeeReturnedFen { get; set; }
    public int RefundTimes { get; set; }
    public DateTimeOffset? LastRefundAt { get; set; }

    /// <summary>The order's money that receipt has not yet set free.</summary>
    public long UnsettledFen { get; set; }

    public Shipment Shipment { get; init; } = new();

    public bool IsPaid => TransactionId is not null;
}

internal sealed record Prepay(string Id, DateTimeOffset ExpiresAt);

/// <summary>An order's shipping. State: 1 to ship, 2 shipped, 3 confirmed, 4 done, 5 refunded.</summary>
internal sealed class Shipment
{
    public int State { get; set; } = 1;
    public int LogisticsType { get; set; }
    public int DeliveryMode { get; set; }
    public bool Finished { get; set; }
    public int FinishCount { get; set; }
    public bool ReceiptReminded { get; set; }
    public DateTimeOffset? LastUpload { get; set; }
    public DateTimeOffset? ShippedAt { get; set; }
    public DateTimeOffset? ConfirmedAt { get; set; }
    public List<Parcel> Parcels { get; init; } = [];
}

internal sealed class Parcel
{
    public string? TrackingNo { get; init; }
    public string? ExpressCompany { get; init; }
    public required string ItemDesc { get; init; }
    public string? ConsignorContact { get; init; }
    public string? ReceiverContact { get; init; }
    public DateTimeOffset UploadTime { get; init; }
}
