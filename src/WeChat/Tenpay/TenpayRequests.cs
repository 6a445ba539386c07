namespace VillageCloud.WeChat.Tenpay;

// The bodies of wechat §4.1, §4.2, §4.3 and §4.6, by WeChat's names. Amounts in fen, times as RFC 3339 text.

internal sealed record CreatePayTransactionJsapiRequest(
    string Appid, string Mchid, string Description, string OutTradeNo, string TimeExpire, string NotifyUrl,
    PayAmount Amount, Payer Payer);

internal sealed record PayAmount(long Total, string Currency = "CNY");

internal sealed record Payer(string Openid);

internal sealed record ClosePayTransactionRequest(string Mchid);

internal sealed record CreateRefundDomesticRefundRequest(
    string TransactionId, string OutRefundNo, string Reason, string NotifyUrl, RefundAmount Amount);

internal sealed record RefundAmount(long Refund, long Total, string Currency = "CNY");

/// <param name="UserName">[ENC] with the key named by the request's <c>Wechatpay-Serial</c>.</param>
internal sealed record CreateFundAppMerchantTransferBillRequest(
    string Appid, string OutBillNo, string TransferSceneId, string Openid, string? UserName, long TransferAmount,
    string TransferRemark, string NotifyUrl, string UserRecvPerception,
    IReadOnlyList<TransferSceneReportInfo> TransferSceneReportInfos);

internal sealed record TransferSceneReportInfo(string InfoType, string InfoContent);
