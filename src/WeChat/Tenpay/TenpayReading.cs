using VillageCloud.Domain.Shared;
using VillageCloud.Domain.WeChat;
using VillageCloud.WeChat.Wire;

namespace VillageCloud.WeChat.Tenpay;

/// <summary>WeChat's words into ours, for answers and notices alike (wechat §4.2–§4.6).</summary>
internal static class TenpayReading
{
    public static PaymentReport Payment(TransactionResponse wire) => new(
        wire.Mchid.Required("mchid"), wire.Appid.Required("appid"), wire.OutTradeNo.Number("out_trade_no"),
        wire.TransactionId.OrNull()?.Number("transaction_id"), TradeStateOf(wire.TradeState.Required("trade_state")),
        Fen(wire.Amount?.Total, wire.Amount?.Currency, "amount.total"),
        WireValue.Fen(wire.Amount?.PayerTotal, "amount.payer_total"), wire.Payer?.Openid.OrNull(),
        WireValue.Time(wire.SuccessTime, "success_time"));

    public static RefundReport Refund(RefundResponse wire) => new(
        wire.OutRefundNo.Number("out_refund_no"), wire.RefundId.Number("refund_id"),
        wire.OutTradeNo.Number("out_trade_no"), wire.TransactionId.Number("transaction_id"),
        RefundStateOf((wire.RefundStatus ?? wire.Status).Required("status")),
        Fen(wire.Amount?.Refund, wire.Amount?.Currency, "amount.refund").Required("amount.refund"),
        WireValue.Time(wire.SuccessTime, "success_time"))
    {
        OrderTotal = Fen(wire.Amount?.Total, wire.Amount?.Currency, "amount.total"),
    };

    public static TransferReport Transfer(TransferBillResponse wire) => new(
        wire.OutBillNo.Number("out_bill_no"), wire.TransferBillNo.Number("transfer_bill_no"),
        TransferStateOf(wire.State.Required("state")), WireValue.Fen(wire.TransferAmount, "transfer_amount"),
        wire.PackageInfo.OrNull(), wire.FailReason.OrNull(), WireValue.Time(wire.UpdateTime, "update_time"),
        WireValue.Time(wire.CreateTime, "create_time"))
    {
        AppId = wire.Appid.OrNull(),
        OpenId = wire.Openid.OrNull(),
    };

    public static TradeState TradeStateOf(string word) => word switch
    {
        "SUCCESS" => TradeState.Paid,
        "REFUND" => TradeState.Refunding,
        "NOTPAY" => TradeState.NotPaid,
        "USERPAYING" or "ACCEPT" => TradeState.Paying,
        "CLOSED" or "REVOKED" => TradeState.Closed,
        "PAYERROR" => TradeState.Failed,
        _ => TradeState.Other,
    };

    /// <summary>WeChat spells TRANSFERING and CANCELLED so; the other spellings are for the day it corrects
    /// itself.</summary>
    public static TransferState TransferStateOf(string word) => word switch
    {
        "ACCEPTED" => TransferState.Accepted,
        "PROCESSING" => TransferState.Processing,
        "WAIT_USER_CONFIRM" => TransferState.WaitUserConfirm,
        "TRANSFERING" or "TRANSFERRING" => TransferState.Transferring,
        "SUCCESS" => TransferState.Succeeded,
        "FAIL" => TransferState.Failed,
        "CANCELING" or "CANCELLING" => TransferState.Cancelling,
        "CANCELLED" or "CANCELED" => TransferState.Cancelled,
        _ => TransferState.Other,
    };

    private static RefundState RefundStateOf(string word) => word switch
    {
        "PROCESSING" => RefundState.Processing,
        "SUCCESS" => RefundState.Succeeded,
        "CLOSED" => RefundState.Closed,
        "ABNORMAL" => RefundState.Abnormal,
        _ => throw new WireFailureException("refund status that we don't know"),
    };

    /// <summary>Fen of another currency are not fen. Notices of refunds name none.</summary>
    private static Money? Fen(long? amount, string? currency, string field) =>
        currency is null or "" or "CNY"
            ? WireValue.Fen(amount, field)
            : throw new WireFailureException($"{field} is not in CNY");
}
