using Flurl.Http;
using VillageCloud.WeChat.Wire;

namespace VillageCloud.WeChat.Api;

/// <summary>The mini-program server API, one method per endpoint, named as SKIT names them. An errcode is in the
/// answer; only transport and serialisation throw (<see cref="WireFailureException"/>).</summary>
/// <remarks>Secrets and tokens travel in query strings here: nothing below may log a URL.</remarks>
internal sealed class ApiClient(WireClient wire)
{
    public Task<SnsJsCode2SessionResponse> ExecuteSnsJsCode2SessionAsync(
        string appid, string secret, string jsCode, CancellationToken ct) => Read<SnsJsCode2SessionResponse>(
        wire.Get(
            wire.Request("sns", "jscode2session").AppendQueryParam("appid", appid).AppendQueryParam("secret", secret)
                .AppendQueryParam("js_code", jsCode).AppendQueryParam("grant_type", "authorization_code"),
            ct));

    public Task<CgibinStableTokenResponse> ExecuteCgibinStableTokenAsync(
        CgibinStableTokenRequest request, CancellationToken ct) =>
        Read<CgibinStableTokenResponse>(wire.Post(wire.Request("cgi-bin", "stable_token"), request, ct));

    public Task<PlainResponse> ExecuteWxaSecOrderUploadShippingInfoAsync(
        string accessToken, WxaSecOrderUploadShippingInfoRequest request, CancellationToken ct) =>
        Read<PlainResponse>(wire.Post(SecOrder("upload_shipping_info", accessToken), request, ct));

    public Task<WxaSecOrderGetOrderResponse> ExecuteWxaSecOrderGetOrderAsync(
        string accessToken, WxaSecOrderGetOrderRequest request, CancellationToken ct) =>
        Read<WxaSecOrderGetOrderResponse>(wire.Post(SecOrder("get_order", accessToken), request, ct));

    public Task<PlainResponse> ExecuteCgibinMessageSubscribeSendAsync(
        string accessToken, CgibinMessageSubscribeSendRequest request, CancellationToken ct) => Read<PlainResponse>(
        wire.Post(
            wire.Request("cgi-bin", "message", "subscribe", "send").AppendQueryParam("access_token", accessToken),
            request, ct));

    public Task<CgibinExpressDeliveryOpenMessageGetDeliveryListResponse>
        ExecuteCgibinExpressDeliveryOpenMessageGetDeliveryListAsync(
            string accessToken, CgibinExpressDeliveryOpenMessageGetDeliveryListRequest request, CancellationToken ct) =>
        Read<CgibinExpressDeliveryOpenMessageGetDeliveryListResponse>(wire.Post(
            wire.Request("cgi-bin", "express", "delivery", "open_msg", "get_delivery_list")
                .AppendQueryParam("access_token", accessToken),
            request, ct));

    private IFlurlRequest SecOrder(string call, string accessToken) =>
        wire.Request("wxa", "sec", "order", call).AppendQueryParam("access_token", accessToken);

    /// <summary>This API answers 200 even for failures; anything else comes from a gateway (wechat §1.2).</summary>
    private static async Task<T> Read<T>(Task<WireAnswer> exchange)
    {
        var answer = await exchange;
        return answer.Status == 200
            ? WireJson.Read<T>(answer.Body)
            : throw new WireFailureException($"HTTP {answer.Status}");
    }
}
