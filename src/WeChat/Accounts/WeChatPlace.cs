using VillageCloud.Domain.WeChat;

namespace VillageCloud.WeChat;

/// <summary>What is the same for every village of an installation: where WeChat is, and where it finds us.</summary>
/// <param name="PublicUrl">Of the API.</param>
/// <param name="IsProduction">Refuses every endpoint that isn't WeChat's own.</param>
public sealed record WeChatPlace(Uri PublicUrl, bool IsProduction)
{
    private static readonly WeChatAccountOptions Usual = new();

    /// <summary>A sandbox's, where there is one.</summary>
    public string ApiEndpoint { get; init; } = Usual.ApiEndpoint;

    public string TenpayEndpoint { get; init; } = Usual.TenpayEndpoint;

    /// <summary>The account of a village that entered its credentials here.</summary>
    /// <param name="before">What WeChat may still send with.</param>
    public WeChatAccountOptions OptionsOf(string village, WeChatCredentials now, WeChatCredentials? before) => new()
    {
        Village = village,
        ApiEndpoint = ApiEndpoint,
        TenpayEndpoint = TenpayEndpoint,
        AppId = now.AppId,
        AppSecret = now.AppSecret,
        MerchantId = now.MerchantId,
        MerchantV3Secret = now.ApiV3Key,
        PreviousMerchantV3Secret = before?.ApiV3Key,
        MerchantCertificateSerialNumber = now.MerchantSerial,
        MerchantCertificatePrivateKey = now.MerchantKey,
        PlatformAuthScheme = now.PlatformKeyId.Length > 0
            ? PlatformAuthScheme.PublicKey
            : PlatformAuthScheme.Certificate,
        PlatformPublicKeyId = now.PlatformKeyId,
        PlatformPublicKey = now.PlatformKey,
        PreviousPlatformPublicKeyId = before?.PlatformKeyId,
        PreviousPlatformPublicKey = before?.PlatformKey,
        PushToken = now.PushToken,
        PreviousPushToken = before?.PushToken,
        PushEncodingAESKey = now.PushKey,
        PreviousPushEncodingAESKey = before?.PushKey,
        PushMode = now.IsPushPlain ? PushMode.Plain : PushMode.Secure,
        NotifyBaseUrl = new Uri(PublicUrl, $"/wechat/{village}/notices").ToString(),
        TransferWaitingTemplateId = now.WaitingTemplateId,
        TransferLapsingTemplateId = now.LapsingTemplateId,
        TransferTemplateKeys = now.TemplateKeys.Length > 0 ? now.TemplateKeys : Usual.TransferTemplateKeys,
    };

    /// <summary>Where WeChat posts messages to, and asks first whether it is ours.</summary>
    public Uri PushUrlOf(string village) => new(PublicUrl, $"/wechat/{village}/push");
}
