using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.WeChat;

/// <summary>WeChat's daily bills (wechat §4.5): downloaded, hash-checked, gunzipped. Parsing is apart, so that an
/// archived file can be read again years later.</summary>
public interface IBillSource
{
    /// <summary><c>Rejected("NO_STATEMENT_EXIST")</c> is an empty day after 10:00;
    /// <c>Rejected("STATEMENT_CREATING")</c>
    /// means later.</summary>
    Task<GatewayResult<BillDownload>> Download(BillKind kind, DateOnly day, CancellationToken ct);

    /// <summary>Reads columns by header name. Throws <see cref="BillFormatException"/> when the file isn't a bill or
    /// its details don't add up to its own summary.</summary>
    TradeBill ParseTradeBill(ReadOnlyMemory<byte> content);

    /// <inheritdoc cref="ParseTradeBill"/>
    FundBill ParseFundBill(ReadOnlyMemory<byte> content);
}

public enum BillKind
{
    /// <summary>Trade bill, bill_type ALL.</summary>
    Trade,

    /// <summary>Fund flow of the basic account: payments, refunds, fees.</summary>
    FundBasic,

    /// <summary>Fund flow of the operation account: merchant transfers, top-ups.</summary>
    FundOperation,
}

/// <param name="Content">The uncompressed file, byte for byte as hashed.</param>
public sealed record BillDownload(BillKind Kind, DateOnly Day, ReadOnlyMemory<byte> Content, string Sha1);

public sealed class BillFormatException(string message) : Exception(message);

public sealed record TradeBill(IReadOnlyList<TradeBillRow> Rows);

public enum TradeRowKind
{
    Payment,
    Refund,
    Unknown,
}

/// <param name="At">Payment success, or refund initiation (Beijing time in the file).</param>
/// <param name="Fee">The fee charged (payment) or returned (refund, negative), exact fen.</param>
public sealed record TradeBillRow(
    TradeRowKind Kind, DateTimeOffset At, string TransactionId, string OutTradeNo, string? RefundId,
    string? OutRefundNo,
    Money OrderAmount, Money SettlementAmount, Money RefundAmount, string? RefundStatus, Money Fee, string RawKind);

/// <param name="OpeningBalance">Balance before the first row, derived from it; null for an empty bill.</param>
public sealed record FundBill(IReadOnlyList<FundBillRow> Rows, Money? OpeningBalance, Money? ClosingBalance);

public enum FundRowKind
{
    Payment,
    PaymentFee,
    Refund,
    RefundReturned,
    FeeReturned,
    Transfer,
    TransferReturned,
    TopUp,

    /// <summary>Money that left for the bank.</summary>
    Withdrawal,

    /// <summary>The bank sent it back.</summary>
    WithdrawalReturned,

    /// <summary>A business type that we don't know: goes to the work queue, never dropped.</summary>
    Unknown,
}

/// <param name="Amount">Signed: income positive, expense negative.</param>
/// <param name="FlowNo">资金流水单号: on real bills a payment, its fee and its refunds share one, so it names no
/// row.</param>
/// <param name="VoucherNo">业务凭证号: usually our own number.</param>
/// <param name="Place">Which row of the file, from 0. The archived file never changes, so day, account and place name a
/// row for ever; nothing that is printed in it does.</param>
/// <param name="FeeWithin">A fee that was taken off (payment) or given back (refund) within the amount; usually it has
/// a row of its own, and this is zero.</param>
public sealed record FundBillRow(
    FundRowKind Kind, DateTimeOffset At, string WeChatNo, string FlowNo, Money Amount, Money Balance, string VoucherNo,
    string RawKind, int Place = 0, Money FeeWithin = default)
{
    /// <summary>What the shopper paid or got back.</summary>
    public Money Gross => Amount.IsNegative ? Amount - FeeWithin : Amount + FeeWithin;
}
