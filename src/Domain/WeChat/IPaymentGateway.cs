using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.WeChat;

/// <summary>WeChat Pay JSAPI payments and refunds of one merchant, in our words (wechat §4.1–§4.3).</summary>
public interface IPaymentGateway
{
    Task<GatewayResult<PrepayTicket>> Prepay(PrepayRequest request, CancellationToken ct);

    /// <summary>The five parameters for <c>wx.requestPayment</c>, signed with the merchant's key.</summary>
    ClientPayment SignForClient(PrepayTicket ticket);

    /// <summary><c>Rejected { NotKnown: true }</c> when WeChat never accepted the number.</summary>
    Task<GatewayResult<PaymentReport>> Query(string outTradeNo, CancellationToken ct);

    /// <summary>Closes an unpaid order. <c>Rejected("ORDERPAID")</c> (or ORDER_PAID) means the shopper was
    /// quicker.</summary>
    Task<GatewayResult<Nothing>> Close(string outTradeNo, CancellationToken ct);

    Task<GatewayResult<RefundReport>> Refund(RefundRequest request, CancellationToken ct);

    /// <summary><c>Rejected { NotKnown: true }</c> when WeChat never accepted the number.</summary>
    Task<GatewayResult<RefundReport>> QueryRefund(string outRefundNo, CancellationToken ct);
}

/// <param name="OutTradeNo">Our number, 6–32 of 0-9A-Za-z; never reused for other parameters.</param>
/// <param name="Description">Real goods names, of any length: shoppers see as much as WeChat takes (127 bytes) in its
/// order centre.</param>
/// <param name="ExpiresAt">At least a minute ahead.</param>
public sealed record PrepayRequest(
    string OutTradeNo, string Description, Money Total, string OpenId, DateTimeOffset ExpiresAt);

public sealed record PrepayTicket(string PrepayId);

/// <summary>What the mini-program hands to <c>wx.requestPayment</c> (plus the appId that is in the
/// signature).</summary>
public sealed record ClientPayment(
    string AppId, string TimeStamp, string NonceStr, string Package, string SignType, string PaySign);

public enum TradeState
{
    NotPaid,
    Paying,
    Paid,

    /// <summary>Paid, and at least one refund was started.</summary>
    Refunding,
    Closed,
    Failed,

    /// <summary>A state that we don't know yet: never act on it.</summary>
    Other,
}

/// <summary>What WeChat says of a payment, from a query or a verified notice.</summary>
/// <param name="Total">The order amount; absent while unpaid.</param>
/// <param name="PayerTotal">What the payer paid after WeChat-side coupons; may lawfully be less than the total.</param>
public sealed record PaymentReport(
    string MchId, string AppId, string OutTradeNo, string? TransactionId, TradeState State, Money? Total,
    Money? PayerTotal, string? OpenId, DateTimeOffset? PaidAt);

/// <param name="OrderTotal">The order's original total.</param>
public sealed record RefundRequest(
    string TransactionId, string OutRefundNo, Money Amount, Money OrderTotal, string Reason);

public enum RefundState
{
    Processing,
    Succeeded,
    Closed,
    Abnormal,
}

public sealed record RefundReport(
    string OutRefundNo, string RefundId, string OutTradeNo, string TransactionId, RefundState State, Money Amount,
    DateTimeOffset? SucceededAt)
{
    /// <summary>What WeChat takes the order's total for, where it says so.</summary>
    public Money? OrderTotal { get; init; }
}
