using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Finance.Payments;

public enum RefundStatus
{
    /// <summary>Asked for by one person, waits for another; WeChat has not heard of it.</summary>
    Requested,

    /// <summary>The second person said no, or the first one took it back: nothing was sent.</summary>
    Declined,

    /// <summary>Decided by us, on its way or unclear: the number stays the same until WeChat's final word.</summary>
    Approved,
    Accepted,
    Succeeded,
    Closed,

    /// <summary>WeChat took it but can't give the money back to where it came from: a person must look.</summary>
    Abnormal,
}

/// <summary>Money back to the shopper, for one sale that two people decide about, or for a whole late payment (no sale)
/// that the system returns at once.</summary>
public sealed class Refund : ICooperativeOwned, IVersioned
{
    /// <summary>WeChat takes no more (wechat §4.3).</summary>
    public const int MostOfAnOrder = 50;

    private Refund()
    {
    }

    public Refund(
        CooperativeId cooperativeId, OrderId orderId, SaleId? saleId, string outRefundNo, RefundParts parts,
        string reason, StaffId? requestedBy, DateTimeOffset now)
    {
        CooperativeId = cooperativeId;
        OrderId = orderId;
        SaleId = saleId;
        OutRefundNo = outRefundNo;
        Amount = parts.Total;
        Freight = parts.Freight;
        Pieces = parts.Pieces;
        Reason = reason;
        People = requestedBy is { } by ? TwoPeople.MadeBy(by, now) : TwoPeople.NotNeeded(now);
        if (requestedBy is null) _ = Send(now);
    }

    public long Id { get; private set; }

    public CooperativeId CooperativeId { get; private set; }

    public OrderId OrderId { get; private set; }

    /// <summary>Null when a whole payment goes back that came after the order was closed.</summary>
    public SaleId? SaleId { get; private set; }

    public string OutRefundNo { get; private set; } = "";

    /// <summary>All that goes back, the freight included.</summary>
    public Money Amount { get; private set; }

    /// <summary>The part of the amount that is freight. A late payment goes back whole and isn't taken apart.</summary>
    public Money Freight { get; private set; }

    /// <summary>Not sent; they return to the shelf when the money is back.</summary>
    public int Pieces { get; private set; }

    public string Reason { get; private set; } = "";

    /// <summary>Without a maker when the system itself returns a late payment.</summary>
    public TwoPeople People { get; private set; } = null!;

    /// <summary>From here on WeChat may know of it.</summary>
    public DateTimeOffset? SentAt { get; private set; }

    public RefundStatus Status { get; private set; }

    public string? RefundId { get; private set; }

    public DateTimeOffset? SucceededAt { get; private set; }

    public int Version { get; private set; }

    /// <summary>Sent, and without WeChat's final word.</summary>
    public bool IsOpen => Status is RefundStatus.Approved or RefundStatus.Accepted or RefundStatus.Abnormal;

    public RefundParts Parts => new(Amount - Freight, Freight, Pieces);

    /// <param name="typedAmount">What the second person typed: it must be the amount.</param>
    public Outcome Approve(StaffId by, Money typedAmount, DateTimeOffset now)
    {
        if (Status != RefundStatus.Requested) return new AlreadyDecided();
        var approved = People.Approve(by, typedAmount, Amount, now);
        if (approved.Refusal is { } refusal) return refusal;
        People = approved.Value;
        return Send(now);
    }

    /// <summary>Whoever looks after it may say no, and says why; who asked for it may take it back without a word.
    /// </summary>
    public Outcome Decline(StaffId by, string? reason, DateTimeOffset now)
    {
        if (Status != RefundStatus.Requested) return new AlreadyDecided();
        var declined = People.Decline(by, reason, now);
        if (declined.Refusal is { } refusal) return refusal;
        People = declined.Value;
        return Become(RefundStatus.Declined);
    }

    public Outcome Accept(string refundId)
    {
        if (Status != RefundStatus.Approved) return new RefundNotOpen();
        RefundId = refundId;
        return Become(RefundStatus.Accepted);
    }

    public Outcome Succeed(string refundId, DateTimeOffset at)
    {
        if (!IsOpen) return new RefundNotOpen();
        RefundId = refundId;
        SucceededAt = at;
        return Become(RefundStatus.Succeeded);
    }

    /// <summary>WeChat closed it: nothing was paid back.</summary>
    public Outcome Close()
    {
        if (!IsOpen) return new RefundNotOpen();
        return Become(RefundStatus.Closed);
    }

    public Outcome GoAbnormal(string refundId)
    {
        if (Status is not (RefundStatus.Approved or RefundStatus.Accepted)) return new RefundNotOpen();
        RefundId = refundId;
        return Become(RefundStatus.Abnormal);
    }

    private Outcome Send(DateTimeOffset now)
    {
        SentAt = now;
        return Become(RefundStatus.Approved);
    }

    /// <summary>The only writer of the status.</summary>
    private Outcome Become(RefundStatus status)
    {
        Status = status;
        return Outcome.Done;
    }
}

public sealed record RefundNotOpen()
    : Refusal("refund.not_open", "这笔退款已经有最终结果，请刷新查看")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}
