namespace VillageCloud.WeChat.Api;

// The bodies of wechat §2.2, §2.3 and §2.4, by WeChat's names.

internal sealed record CgibinStableTokenRequest(
    string Appid, string Secret, string GrantType = "client_credential", bool ForceRefresh = false);

internal sealed record WxaSecOrderUploadShippingInfoRequest(
    SecOrderKey OrderKey, int LogisticsType, int DeliveryMode, bool? IsAllDelivered,
    IReadOnlyList<SecUploadedParcel> ShippingList, string UploadTime, SecPayer Payer);

internal sealed record SecOrderKey(int OrderNumberType, string TransactionId);

internal sealed record SecUploadedParcel(
    string TrackingNo, string ExpressCompany, string ItemDesc, SecContact? Contact);

internal sealed record SecContact(string ReceiverContact);

internal sealed record SecPayer(string Openid);

internal sealed record CgibinMessageSubscribeSendRequest(
    string Touser, string TemplateId, string Page, IReadOnlyDictionary<string, SubscribeValue> Data);

internal sealed record SubscribeValue(string Value);

internal sealed record WxaSecOrderGetOrderRequest(string TransactionId);

internal sealed record CgibinExpressDeliveryOpenMessageGetDeliveryListRequest;
