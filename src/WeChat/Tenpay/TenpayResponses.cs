namespace VillageCloud.WeChat.Tenpay;

// What wechat §3.3, §4.1–§4.6 answer, every member optional: the reader decides what it can't do without. The
// plaintext of a notice has the shape of the answer to the query, except where a member says so.

internal sealed record PrepayResponse(string? PrepayId);

internal sealed record TransactionResponse(
    string? Appid, string? Mchid, string? OutTradeNo, string? TransactionId, string? TradeState, string? SuccessTime,
    TransactionPayer? Payer, TransactionAmount? Amount);

internal sealed record TransactionPayer(string? Openid);

internal sealed record TransactionAmount(long? Total, long? PayerTotal, string? Currency);

/// <param name="Status">In an answer.</param>
/// <param name="RefundStatus">The same, in a notice.</param>
/// <param name="Mchid">Only in a notice.</param>
internal sealed record RefundResponse(
    string? RefundId, string? OutRefundNo, string? TransactionId, string? OutTradeNo, string? Status,
    string? RefundStatus, string? SuccessTime, RefundedAmount? Amount, string? Mchid);

internal sealed record RefundedAmount(long? Total, long? Refund, string? Currency);

internal sealed record TransferBillResponse(
    string? MchId, string? OutBillNo, string? TransferBillNo, string? State, long? TransferAmount,
    string? PackageInfo, string? FailReason, string? UpdateTime, string? CreateTime, string? Appid, string? Openid);

internal sealed record BillResponse(string? HashType, string? HashValue, string? DownloadUrl);

internal sealed record CertificatesResponse(IReadOnlyList<SealedCertificate>? Data);

internal sealed record SealedCertificate(string? SerialNo, SealedBody? EncryptCertificate);

internal sealed record SealedBody(
    string? OriginalType, string? Algorithm, string? Nonce, string? AssociatedData, string? Ciphertext);

/// <summary>The envelope of a notice (wechat §4.4).</summary>
internal sealed record NoticeEnvelope(string? Id, string? EventType, SealedBody? Resource);
