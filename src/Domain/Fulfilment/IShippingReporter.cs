using VillageCloud.Domain.Payments;

namespace VillageCloud.Domain.Fulfilment;

/// <summary>WeChat's shipping-information management (发货信息管理, wechat.md A.8): a trade-managed mini-program gets
/// its money only after it told WeChat what was shipped and the shopper confirmed.</summary>
public interface IShippingReporter
{
    /// <summary>Unified express delivery of the whole order. Not keyed by WeChat: after an unknown outcome ask
    /// <see cref="Find"/> and compare tracking numbers first, else the one re-ship chance is burnt.</summary>
    Task<GatewayResult<Nothing>> Upload(ShippingUpload upload, CancellationToken ct);

    /// <summary>What WeChat knows of the order; <c>Rejected("10060001")</c> for up to a minute after payment.</summary>
    Task<GatewayResult<ShippingReport>> Find(string transactionId, CancellationToken ct);
}

/// <param name="CarrierCode">A delivery_id of WeChat's list, e.g. SF, ZTO, YTO.</param>
/// <param name="ReceiverContact">Masked phone (189****1234); SF Express asks for it.</param>
public sealed record ShippingUpload(
    string TransactionId, string OpenId, string CarrierCode, string TrackingNo, string GoodsDescription,
    string? ReceiverContact, DateTimeOffset UploadedAt);

public enum WeChatOrderState
{
    ToShip = 1,
    Shipped = 2,
    ReceiptConfirmed = 3,
    Done = 4,
    Refunded = 5,
    AwaitingSettlement = 6,
}

public sealed record ShippingReport(
    string TransactionId, WeChatOrderState State, IReadOnlyList<string> TrackingNumbers);
