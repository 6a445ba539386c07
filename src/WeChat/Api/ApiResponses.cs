namespace VillageCloud.WeChat.Api;

// What wechat §2.1, §2.2 and §2.4 answer, every member optional.

internal interface IApiAnswer
{
    /// <summary>0 or absent on success.</summary>
    int? Errcode { get; }

    string? Errmsg { get; }
}

/// <summary>The session key is not read at all.</summary>
internal sealed record SnsJsCode2SessionResponse(int? Errcode, string? Errmsg, string? Openid, string? Unionid)
    : IApiAnswer;

internal sealed record CgibinStableTokenResponse(int? Errcode, string? Errmsg, string? AccessToken, int? ExpiresIn)
    : IApiAnswer;

internal sealed record PlainResponse(int? Errcode, string? Errmsg) : IApiAnswer;

internal sealed record WxaSecOrderGetOrderResponse(int? Errcode, string? Errmsg, SecOrder? Order) : IApiAnswer;

internal sealed record SecOrder(string? TransactionId, int? OrderState, SecShipping? Shipping);

internal sealed record SecShipping(
    IReadOnlyList<SecParcel>? ShippingList, bool? FinishShipping, int? FinishShippingCount);

internal sealed record SecParcel(string? TrackingNo, string? ExpressCompany);

internal sealed record CgibinExpressDeliveryOpenMessageGetDeliveryListResponse(
    int? Errcode, string? Errmsg, IReadOnlyList<SecCarrier>? DeliveryList) : IApiAnswer;

internal sealed record SecCarrier(string? DeliveryId, string? DeliveryName);
