using VillageCloud.Sandbox.Crypto;

namespace VillageCloud.Sandbox.Keys;

/// <summary>One merchant with its mini-program, and the WeChat keys that speak to it.</summary>
internal sealed class Merchant : IDisposable
{
    private readonly RsaKey merchantKey;
    private readonly RsaKey publicKeyPair;
    private readonly Dictionary<string, RsaKey> platformKeys = [];

    public Merchant(KeyRecord record, bool publicKeyMode)
    {
        Record = record;
        PublicKeyMode = publicKeyMode;
        merchantKey = RsaKey.FromPem(record.MerchantPrivateKeyPem);
        publicKeyPair = RsaKey.FromPem(record.PublicKeyPrivatePem);
        foreach (var platform in record.Platform)
            platformKeys.Add(platform.Serial, RsaKey.FromPem(platform.PrivateKeyPem));
    }

    public KeyRecord Record { get; }

    public bool PublicKeyMode { get; }

    public RsaKey MerchantKey => merchantKey;

    public PlatformRecord CurrentPlatform => Record.Platform[^1];

    public PushKey PushKey => new(Record.EncodingAesKey, Record.AppId);

    public PushKey PreviousPushKey => new(Record.PreviousEncodingAesKey, Record.AppId);

    /// <summary>The key id that signs when the request names none.</summary>
    public string DefaultKeyId => PublicKeyMode ? Record.PublicKeyId : CurrentPlatform.Serial;

    /// <summary>The other mode's key id, for notifies that alternate.</summary>
    public string OtherKeyId => PublicKeyMode ? CurrentPlatform.Serial : Record.PublicKeyId;

    public RsaKey? WeChatKey(string keyId) =>
        keyId == Record.PublicKeyId ? publicKeyPair : platformKeys.GetValueOrDefault(keyId);

    /// <summary>A new certificate signs from now on; the old one stays listed for a day.</summary>
    public void Rotate(PlatformRecord next, DateTimeOffset now)
    {
        var last = Record.Platform.Count - 1;
        Record.Platform[last] = Record.Platform[last] with { ExpireTime = now.AddHours(24) };
        Record.Platform.Add(next);
        platformKeys.Add(next.Serial, RsaKey.FromPem(next.PrivateKeyPem));
    }

    public string PublicKeyPem() => publicKeyPair.PublicPem();

    public void Dispose()
    {
        merchantKey.Dispose();
        publicKeyPair.Dispose();
        foreach (var key in platformKeys.Values)
            key.Dispose();
    }
}
