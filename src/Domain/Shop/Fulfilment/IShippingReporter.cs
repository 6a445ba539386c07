using VillageCloud.Domain.WeChat;

namespace VillageCloud.Domain.Shop.Fulfilment;

/// <summary>WeChat's shipping-information management (发货信息管理, wechat §2.4): a trade-managed mini-program gets
/// its money only after it told WeChat what was shipped and the shopper confirmed.</summary>
public interface IShippingReporter
{
    /// <summary>All parcels of an order by express. Not keyed by WeChat: after an unknown outcome ask
    /// <see cref="Find"/> and compare tracking numbers first, else the one re-ship chance is burnt.</summary>
    Task<GatewayResult<Nothing>> Upload(ShippingUpload upload, CancellationToken ct);

    /// <summary>What WeChat knows of the order; <c>Rejected("10060001")</c> for up to a minute after payment.</summary>
    Task<GatewayResult<ShippingReport>> Find(string transactionId, CancellationToken ct);

    /// <summary>The carriers that WeChat takes, by their delivery_id.</summary>
    Task<GatewayResult<IReadOnlyDictionary<string, string>>> Carriers(CancellationToken ct);
}

/// <param name="Parcels">All of them, also those that WeChat knows: whether several uploads add up or replace each
/// other isn't written anywhere, and a whole list is right either way.</param>
/// <param name="IsAllSent">False when more parcels follow.</param>
/// <param name="IsSplit">Told parcel by parcel. What was begun so is finished so: another way counts as shipping
/// again.</param>
/// <param name="ReceiverContact">Masked phone (189****1234); SF Express asks for it.</param>
public sealed record ShippingUpload(
    string TransactionId, string OpenId, IReadOnlyList<ParcelLabel> Parcels, bool IsAllSent, bool IsSplit,
    string GoodsDescription, string? ReceiverContact, DateTimeOffset UploadedAt);

public enum WeChatOrderState
{
    ToShip = 1,
    Shipped = 2,
    ReceiptConfirmed = 3,
    Done = 4,
    Refunded = 5,
    AwaitingSettlement = 6,
}

/// <param name="IsFinished">WeChat takes the whole order as shipped.</param>
/// <param name="Uploads">How often it took it so; the second was the last.</param>
public sealed record ShippingReport(
    string TransactionId, WeChatOrderState State, IReadOnlyList<ParcelLabel> Parcels, bool IsFinished, int Uploads)
{
    /// <summary>Whether WeChat says of the order what we say.</summary>
    public bool Says(Shipment shipment)
    {
        var ours = shipment.Current.ToDictionary(static one => one.TrackingNo, static one => one.CarrierCode);
        return IsFinished == shipment.IsAllSent
            && Parcels.Select(static one => one.TrackingNo).ToHashSet().SetEquals(ours.Keys)
            && Parcels.All(one => one.CarrierCode.Length == 0 || ours[one.TrackingNo] == one.CarrierCode);
    }
}
