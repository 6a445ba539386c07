using System.Globalization;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Fulfilment;
using VillageCloud.Domain.WeChat;
using VillageCloud.WeChat.Api;
using VillageCloud.WeChat.Limits;
using VillageCloud.WeChat.Wire;

namespace VillageCloud.WeChat;

/// <summary>Express delivery, named by WeChat's transaction id (wechat §2.4): one parcel goes as a whole, several as
/// a split delivery.</summary>
internal sealed class ShippingReporter(ApiClient client, ApiOutcome outcome) : IShippingReporter
{
    private const int ByTransactionId = 2;
    private const int Express = 1;
    private const int Unified = 1;
    private const int Split = 2;

    public Task<GatewayResult<Nothing>> Upload(ShippingUpload upload, CancellationToken ct)
    {
        var contact = upload.ReceiverContact.OrNull() is { } phone ? new SecContact(phone) : null;
        var goods = TextLimits.ItemDesc.Cut(upload.GoodsDescription);
        var request = new WxaSecOrderUploadShippingInfoRequest(
            new(ByTransactionId, upload.TransactionId), Express, upload.IsSplit ? Split : Unified,
            upload.IsSplit ? upload.IsAllSent : null,
            [.. upload.Parcels.Select(one => new SecUploadedParcel(one.TrackingNo, one.CarrierCode, goods, contact))],
            upload.UploadedAt.ToOffset(BeijingTime.Offset)
                .ToString("yyyy-MM-ddTHH:mm:ss.fffzzz", CultureInfo.InvariantCulture),
            new(upload.OpenId));
        return outcome.WithToken(
            "shipping upload",
            token => client.ExecuteWxaSecOrderUploadShippingInfoAsync(token, request, ct),
            static _ => default(Nothing),
            ct);
    }

    public Task<GatewayResult<ShippingReport>> Find(string transactionId, CancellationToken ct) => outcome.WithToken(
        "shipping query",
        token => client.ExecuteWxaSecOrderGetOrderAsync(token, new(transactionId), ct),
        answer => Read(answer.Order.Required("order"), transactionId),
        ct);

    public Task<GatewayResult<IReadOnlyDictionary<string, string>>> Carriers(CancellationToken ct) => outcome.WithToken(
        "carriers",
        token => client.ExecuteCgibinExpressDeliveryOpenMessageGetDeliveryListAsync(token, new(), ct),
        static answer => (IReadOnlyDictionary<string, string>)Read(answer.DeliveryList.Required("delivery_list")),
        ct);

    private static ShippingReport Read(SecOrder order, string transactionId)
    {
        var state = (WeChatOrderState)order.OrderState.Required("order_state");
        if (!Enum.IsDefined(state)) throw new WireFailureException($"order_state {(int)state} is new to us");
        return new ShippingReport(
            order.TransactionId.SameAs(transactionId, "transaction_id"), state,
            [.. (order.Shipping?.ShippingList ?? []).Where(static parcel => parcel.TrackingNo.OrNull() is not null)
                .Select(static parcel => new ParcelLabel(parcel.ExpressCompany ?? "", parcel.TrackingNo!))],
            order.Shipping?.FinishShipping ?? state != WeChatOrderState.ToShip,
            order.Shipping?.FinishShippingCount ?? (state == WeChatOrderState.ToShip ? 0 : 1));
    }

    private static Dictionary<string, string> Read(IReadOnlyList<SecCarrier> list) => list
        .Where(static carrier => carrier.DeliveryId.OrNull() is not null)
        .DistinctBy(static carrier => carrier.DeliveryId)
        .ToDictionary(static carrier => carrier.DeliveryId!, static carrier => carrier.DeliveryName ?? "");
}
