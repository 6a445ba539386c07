using System.Globalization;
using VillageCloud.Domain.Fulfilment;
using VillageCloud.Domain.Payments;
using VillageCloud.Domain.Shared;
using VillageCloud.WeChat.Api;
using VillageCloud.WeChat.Limits;
using VillageCloud.WeChat.Wire;

namespace VillageCloud.WeChat;

/// <summary>Unified express delivery, named by WeChat's transaction id (wechat.md A.8).</summary>
internal sealed class ShippingReporter(ApiClient client, ApiOutcome outcome) : IShippingReporter
{
    private const int ByTransactionId = 2;
    private const int Express = 1;
    private const int Unified = 1;

    public Task<GatewayResult<Nothing>> Upload(ShippingUpload upload, CancellationToken ct)
    {
        var request = new WxaSecOrderUploadShippingInfoRequest(
            new(ByTransactionId, upload.TransactionId), Express, Unified,
            [
                new(upload.TrackingNo, upload.CarrierCode, TextLimits.ItemDesc.Cut(upload.GoodsDescription),
                    upload.ReceiverContact.OrNull() is { } contact ? new(contact) : null),
            ],
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

    private static ShippingReport Read(SecOrder order, string transactionId)
    {
        var state = (WeChatOrderState)order.OrderState.Required("order_state");
        if (!Enum.IsDefined(state)) throw new WireFailureException($"order_state {(int)state} is new to us");
        return new ShippingReport(
            order.TransactionId.SameAs(transactionId, "transaction_id"), state,
            [.. (order.Shipping?.ShippingList ?? []).Select(static parcel => parcel.TrackingNo).OfType<string>()]);
    }
}
