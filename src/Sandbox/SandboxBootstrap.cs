namespace VillageCloud.Sandbox;

/// <summary>Everything a backend must be configured with to talk to one sandbox.</summary>
public sealed record SandboxBootstrap
{
    public required string AppId { get; init; }
    public required string AppSecret { get; init; }
    public required string MchId { get; init; }

    /// <summary>32 ASCII characters, the AES-256-GCM key of notifies and certificates.</summary>
    public required string ApiV3Key { get; init; }

    public required string MerchantPrivateKeyPem { get; init; }
    public required string MerchantCertificateSerial { get; init; }
    public required string PlatformCertificatePem { get; init; }
    public required string PlatformCertificateSerial { get; init; }
    public required string PublicKeyId { get; init; }
    public required string PublicKeyPem { get; init; }

    /// <summary>True when responses and notifies are signed with the public key pair by default.</summary>
    public required bool PublicKeyMode { get; init; }

    public required string PushToken { get; init; }
    public required string EncodingAesKey { get; init; }
    public required string PreviousEncodingAesKey { get; init; }

    /// <summary>The gh_… id that pushes carry as ToUserName.</summary>
    public required string OriginalId { get; init; }

    /// <summary>The two subscribe-message templates of this mini-program.</summary>
    public required string TransferWaitingTemplateId { get; init; }
    public required string TransferLapsingTemplateId { get; init; }

    public required Uri ApiBase { get; init; }
    public required Uri PayBase { get; init; }
    public required Uri ControlBase { get; init; }
}
