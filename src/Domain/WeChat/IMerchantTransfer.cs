using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.WeChat;

/// <summary>WeChat merchant transfer to a person (商家转账, wechat §4.6). The payee confirms within 24 h.</summary>
public interface IMerchantTransfer
{
    /// <summary>Idempotent on <c>OutBillNo</c>: the same number with the same parameters answers the current
    /// bill.</summary>
    Task<GatewayResult<TransferReport>> Transfer(TransferRequest request, CancellationToken ct);

    /// <summary><c>Rejected { NotKnown: true }</c> shortly after a timeout is not a proof of absence.</summary>
    Task<GatewayResult<TransferReport>> Query(string outBillNo, CancellationToken ct);

    /// <summary>Asks WeChat to end a transfer that isn't final. Repeatable, and no more than a wish: the payee may be
    /// quicker, and only a query or a notice says how it ended.</summary>
    Task<GatewayResult<TransferState>> Cancel(string outBillNo, CancellationToken ct);
}

/// <param name="OutBillNo">1–32 of 0-9A-Za-z; stored before it is sent, never changed while the outcome is
/// open.</param>
/// <param name="Remark">≤ 32 characters, shown to the payee.</param>
/// <param name="PayeeName">Sent encrypted from 0.30 yuan on: WeChat pays nobody of another name.</param>
/// <param name="GoodsName">The report info of scene 1009 (采购货款): what was bought from the household.</param>
public sealed record TransferRequest(
    string OutBillNo, string OpenId, Money Amount, string Remark, string? PayeeName, string GoodsName);

public enum TransferState
{
    Accepted,
    Processing,
    WaitUserConfirm,
    Transferring,
    Succeeded,
    Failed,
    Cancelling,
    Cancelled,

    /// <summary>A state that we don't know yet: open, never final.</summary>
    Other,
}

/// <param name="PackageInfo">Opens the confirm page in WeChat; present only while waiting for the payee.</param>
/// <param name="FailReason">WeChat's open set of reasons, e.g. OVERDUE_CLOSE.</param>
/// <param name="UpdatedAt">When WeChat last changed the bill: for a success, when the money moved.</param>
/// <param name="CreatedAt">When WeChat made the bill: the payee's 24 hours run from here.</param>
public sealed record TransferReport(
    string OutBillNo, string TransferBillNo, TransferState State, Money? Amount, string? PackageInfo,
    string? FailReason, DateTimeOffset? UpdatedAt, DateTimeOffset? CreatedAt = null)
{
    /// <summary>The mini-program that WeChat paid under; a notice and the first answer don't say.</summary>
    public string? AppId { get; init; }

    /// <summary>Whom WeChat pays; the first answer doesn't say.</summary>
    public string? OpenId { get; init; }
}
