namespace VillageCloud.WeChat.Crypto;

/// <summary>WeChat Pay's keys by the id in <c>Wechatpay-Serial</c>: certificates and the public key side by side, since
/// WeChat moves a merchant from one to the other message by message (wechat.md B.3).</summary>
internal interface IPlatformKeys
{
    /// <summary>Null when the key isn't ours to know, even after one refresh.</summary>
    ValueTask<PlatformKey?> Find(string serial, CancellationToken ct);

    /// <summary>The key to encrypt sensitive fields with; null when there is none at hand.</summary>
    ValueTask<PlatformKey?> ForEncryption(CancellationToken ct);
}
