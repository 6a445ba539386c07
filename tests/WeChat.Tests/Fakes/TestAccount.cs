using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace VillageCloud.WeChat.Tests.Fakes;

/// <summary>One account over a fake network and a fake clock.</summary>
internal sealed class TestAccount : IDisposable
{
    public const string V3Secret = "f09b03a7a1902b5b4913856f1fd07ab1";
    public const string MerchantSerial = "5157F09EFDC096DE15EBE81A47057A7232F1B8E1";

    public static readonly DateTimeOffset Start = new(2026, 5, 20, 9, 0, 0, TimeSpan.FromHours(8));
    public static readonly RSA MerchantKey = RSA.Create(2048);

    public TestAccount(
        PlatformAuthScheme scheme = PlatformAuthScheme.PublicKey, Action<WeChatAccountOptions>? change = null)
    {
        Clock = new FakeTimeProvider(Start);
        WeChat = new FakeWeChat(Clock)
        {
            Signer = scheme == PlatformAuthScheme.PublicKey ? PlatformIdentity.PublicKey : PlatformIdentity.Certificate,
        };
        Logs = new LogLines();
        Options = NewOptions(scheme);
        change?.Invoke(Options);
        using var loggers = LoggerFactory.Create(builder => builder.AddProvider(Logs).SetMinimumLevel(LogLevel.Trace));
        Account = new WeChatAccount(Options, Clock, loggers, WeChat);
    }

    public FakeTimeProvider Clock { get; }

    public FakeWeChat WeChat { get; }

    public LogLines Logs { get; }

    public WeChatAccountOptions Options { get; }

    public WeChatAccount Account { get; }

    public static WeChatAccountOptions NewOptions(PlatformAuthScheme scheme = PlatformAuthScheme.PublicKey) => new()
    {
        Village = "qingshan",
        AppId = "wx2421b1c4370ec43b",
        AppSecret = "the-app-secret-of-qingshan",
        MerchantId = "1230000109",
        MerchantV3Secret = V3Secret,
        MerchantCertificateSerialNumber = MerchantSerial,
        MerchantCertificatePrivateKey = MerchantKey.ExportPkcs8PrivateKeyPem(),
        PlatformAuthScheme = scheme,
        PlatformPublicKeyId = scheme == PlatformAuthScheme.PublicKey ? PlatformIdentity.PublicKey.Id : null,
        PlatformPublicKey = scheme == PlatformAuthScheme.PublicKey ? PlatformIdentity.PublicKey.Pem : null,
        PushToken = "the-push-token",
        PushEncodingAESKey = "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C",
        NotifyBaseUrl = "https://village.example/wechat/qingshan",
    };

    public void Dispose()
    {
        Account.Dispose();
        WeChat.Dispose();
    }
}
