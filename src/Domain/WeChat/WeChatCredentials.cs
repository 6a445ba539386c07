namespace VillageCloud.Domain.WeChat;

/// <summary>By what a village is known to WeChat, and WeChat to the village. A class and not a record: records print
/// their members, and half of these are secrets.</summary>
public sealed class WeChatCredentials
{
    public const int LongestId = 64;
    public const int LongestSecret = 128;
    public const int LongestPem = 4_000;

    public string AppId { get; init; } = "";

    public string AppSecret { get; init; } = "";

    /// <summary>商户号.</summary>
    public string MerchantId { get; init; } = "";

    /// <summary>Of the merchant's own certificate.</summary>
    public string MerchantSerial { get; init; } = "";

    /// <summary>PEM.</summary>
    public string MerchantKey { get; init; } = "";

    public string ApiV3Key { get; init; } = "";

    /// <summary><c>PUB_KEY_ID_…</c>; empty for a merchant that WeChat Pay is known to by certificates.</summary>
    public string PlatformKeyId { get; init; } = "";

    /// <summary>PEM; WeChat Pay's, and no secret.</summary>
    public string PlatformKey { get; init; } = "";

    public string PushToken { get; init; } = "";

    public string PushKey { get; init; } = "";

    /// <summary>明文模式 (decision 16).</summary>
    public bool IsPushPlain { get; init; }

    public string WaitingTemplateId { get; init; } = "";

    public string LapsingTemplateId { get; init; } = "";

    public string TemplateKeys { get; init; } = "";

    /// <summary>What is typed takes the place of what is there; what is left empty stays. How pushes come is always
    /// said. A public key that comes without its id, or the other way round, stays what it was in the other half, and
    /// then doesn't fit: that is found before anybody agrees.</summary>
    public WeChatCredentials With(WeChatCredentials typed) => new()
    {
        AppId = Or(typed.AppId, AppId), AppSecret = Or(typed.AppSecret, AppSecret),
        MerchantId = Or(typed.MerchantId, MerchantId), MerchantSerial = Or(typed.MerchantSerial, MerchantSerial),
        MerchantKey = Or(typed.MerchantKey, MerchantKey), ApiV3Key = Or(typed.ApiV3Key, ApiV3Key),
        PlatformKeyId = Or(typed.PlatformKeyId, PlatformKeyId), PlatformKey = Or(typed.PlatformKey, PlatformKey),
        PushToken = Or(typed.PushToken, PushToken), PushKey = Or(typed.PushKey, PushKey),
        IsPushPlain = typed.IsPushPlain, WaitingTemplateId = Or(typed.WaitingTemplateId, WaitingTemplateId),
        LapsingTemplateId = Or(typed.LapsingTemplateId, LapsingTemplateId),
        TemplateKeys = Or(typed.TemplateKeys, TemplateKeys),
    };

    private static string Or(string typed, string known) => typed.Trim() is { Length: > 0 } text ? text : known;
}

/// <summary>What of it can't be right.</summary>
public enum CredentialField
{
    AppId,
    AppSecret,
    MerchantId,
    MerchantSerial,
    MerchantKey,
    ApiV3Key,
    PlatformKeyId,
    PlatformKey,
    PushToken,
    PushKey,
    TemplateKeys,
}
