namespace VillageCloud.Sandbox.State;

internal sealed class PayRefund
{
    public required string OutRefundNo { get; init; }
    public required string RefundId { get; init; }
    public required string OutTradeNo { get; init; }
    public required long RefundFen { get; init; }
    public required string ParameterHash { get; init; }
    public required DateTimeOffset CreateTime { get; init; }
    public string? Reason { get; init; }
    public string? NotifyUrl { get; init; }
    public string Status { get; set; } = "PROCESSING";
    public DateTimeOffset? SuccessTime { get; set; }

    /// <summary>The part of the payment fee that comes back with this refund.</summary>
    public long FeeReturnFen { get; init; }

    /// <summary>Held back from the order's unsettled money until the refund is final.</summary>
    public long HeldUnsettledFen { get; set; }

    /// <summary>Held back from the available balance until the refund is final.</summary>
    public long HeldAvailableFen { get; set; }

    public string FundsAccount { get; init; } = "AVAILABLE";

    public bool IsFinal => Status is "SUCCESS" or "CLOSED";
}
