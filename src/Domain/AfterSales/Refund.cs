using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.AfterSales;

public enum RefundStatus
{
    /// <summary>Decided by us, on its way or unclear: the number stays the same until WeChat's final word.</summary>
    Requested,
    Accepted,
    Succeeded,
    Closed,

    /// <summary>WeChat took it but can't give the money back to where it came from: a person must look.</summary>
    Abnormal,
}

/// <summary>Money back to the shopper, for one line, or for a whole late payment (no line).</summary>
public sealed class Refund : ICooperativeOwned, IVersioned
{
    private Refund()
    {
    }

    public Refund(
        CooperativeId cooperativeId, OrderId orderId, OrderLineId? lineId, string outRefundNo, Money amount,
        string reason, StaffId? requestedBy, DateTimeOffset now)
    {
        CooperativeId = cooperativeId;
        OrderId = orderId;
        LineId = lineId;
        OutRefundNo = outRefundNo;
        Amount = amount;
        Reason = reason;
        RequestedBy = requestedBy;
        RequestedAt = now;
        Status = RefundStatus.Requested;
    }

    public long Id { get; private set; }

    public CooperativeId CooperativeId { get; private set; }

    public OrderId OrderId { get; private set; }

    /// <summary>Null when a whole payment goes back that came after the order was closed.</summary>
    public OrderLineId? LineId { get; private set; }

    public string OutRefundNo { get; private set; } = "";

    public Money Amount { get; private set; }

    public string Reason { get; private set; } = "";

    /// <summary>Null when the system itself returns a late payment.</summary>
    public StaffId? RequestedBy { get; private set; }

    public RefundStatus Status { get; private set; }

    public string? RefundId { get; private set; }

    public DateTimeOffset RequestedAt { get; private set; }

    public DateTimeOffset? SucceededAt { get; private set; }

    public int Version { get; private set; }

    public bool IsOpen => Status is RefundStatus.Requested or RefundStatus.Accepted or RefundStatus.Abnormal;

    public Outcome Accept(string refundId)
    {
        if (Status != RefundStatus.Requested) return new RefundNotOpen();
        Status = RefundStatus.Accepted;
        RefundId = refundId;
        return Outcome.Done;
    }

    public Outcome Succeed(string refundId, DateTimeOffset at)
    {
        if (!IsOpen) return new RefundNotOpen();
        Status = RefundStatus.Succeeded;
        RefundId = refundId;
        SucceededAt = at;
        return Outcome.Done;
    }

    /// <summary>WeChat closed it: nothing was paid back.</summary>
    public Outcome Close()
    {
        if (!IsOpen) return new RefundNotOpen();
        Status = RefundStatus.Closed;
        return Outcome.Done;
    }

    public Outcome GoAbnormal(string refundId)
    {
        if (Status is not (RefundStatus.Requested or RefundStatus.Accepted)) return new RefundNotOpen();
        Status = RefundStatus.Abnormal;
        RefundId = refundId;
        return Outcome.Done;
    }
}

public sealed record RefundNotOpen()
    : Refusal("refund.not_open", "这笔退款已经有最终结果，请刷新查看")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}
