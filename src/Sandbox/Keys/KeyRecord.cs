namespace VillageCloud.Sandbox.Keys;

/// <summary>The saved form of one merchant and its mini-program. Its file is for the owner's eyes only.</summary>
internal sealed record KeyRecord
{
    public required string AppId { get; init; }
    public required string SecondAppId { get; init; }
    public required string AppSecret { get; init; }
    public required string OriginalId { get; init; }
    public required string MchId { get; init; }
    public required string ApiV3Key { get; init; }
    public required string PushToken { get; init; }
    public required string EncodingAesKey { get; init; }
    public required string PreviousEncodingAesKey { get; init; }
    public required string MerchantPrivateKeyPem { get; init; }
    public required string MerchantSerial { get; init; }
    public required string PublicKeyId { get; init; }
    public required string PublicKeyPrivatePem { get; init; }
    public required List<PlatformRecord> Platform { get; init; }
}

/// <summary>A platform certificate with its private key. The last of the list signs.</summary>
internal sealed record PlatformRecord
{
    public required string Serial { get; init; }
    public required string CertificatePem { get; init; }
    public required string PrivateKeyPem { get; init; }
    public required DateTimeOffset EffectiveTime { get; init; }
    public required DateTimeOffset ExpireTime { get; init; }
}
