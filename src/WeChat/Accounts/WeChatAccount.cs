using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using VillageCloud.Domain.People.Notices;
using VillageCloud.Domain.Shop.Fulfilment;
using VillageCloud.Domain.WeChat;
using VillageCloud.WeChat.Api;
using VillageCloud.WeChat.Crypto;
using VillageCloud.WeChat.Tenpay;
using VillageCloud.WeChat.Wire;

namespace VillageCloud.WeChat;

/// <summary>Everything that one village asks of WeChat, behind our ports. Lives as long as the process: it holds the
/// connections, the access token and the platform keys.</summary>
public sealed class WeChatAccount : IDisposable
{
    private readonly List<IDisposable> owned = [];
    private readonly ConnectionCheck check;
    private readonly WireClient ourselves;

    /// <param name="handler">Takes the place of the network, for tests; stays the caller's to dispose.</param>
    /// <exception cref="ArgumentException">The account has problems; the message names every field, no
    /// value.</exception>
    public WeChatAccount(
        WeChatAccountOptions options, TimeProvider clock, ILoggerFactory loggers, HttpMessageHandler? handler = null)
    {
        // Whether loopback is allowed was decided when the process started; here only what can't work is refused.
        if (options.Validate(isProduction: false) is { Count: > 0 } problems)
            throw new ArgumentException(string.Join(Environment.NewLine, problems), nameof(options));

        Village = options.Village;
        AppId = options.AppId;
        MerchantId = options.MerchantId;
        Merchant = new(MerchantId, AppId);
        var logger = loggers.CreateLogger("VillageCloud.WeChat");
        var network = handler ?? Own(Network());

        var merchantKey = Own(RSA.Create());
        merchantKey.ImportFromPem(AccountPem.MerchantPrivateKey.Read(options));
        var signer = new MerchantSigner(
            options.MerchantId, options.MerchantCertificateSerialNumber.ToUpperInvariant(), merchantKey, clock);
        var apiV3Keys = Secrets(options.MerchantV3Secret, options.PreviousMerchantV3Secret)
            .Select(Encoding.ASCII.GetBytes).ToArray();

        var signing = new SigningHandler(signer, network);
        var signedOnly = Own(new WireClient(options.TenpayEndpoint, options.Timeout, signing));
        var keys = Own(KeyRing(options, new CertificateDownload(signedOnly, apiV3Keys[0], clock), clock, logger));
        var answerCheck = new SignatureCheck(keys, KeyAsker.OurCall, clock);
        var noticeCheck = new SignatureCheck(keys, KeyAsker.Notice, clock);
        var verified = Own(new WireClient(
            options.TenpayEndpoint, options.Timeout, new VerifyingHandler(answerCheck, signing)));
        var tenpay = new TenpayClient(verified, signedOnly, PreferredKeyId(options));
        var tenpayOutcome = new TenpayOutcome(Village, logger);

        Payments = new PaymentGateway(options, tenpay, tenpayOutcome, signer);
        Notices = new PayNoticeDecoder(Village, Merchant, apiV3Keys, noticeCheck, new SeldomLogger(logger, clock));
        Transfers = new MerchantTransfer(options, tenpay, tenpayOutcome, keys);
        Bills = new BillSource(new Uri(options.TenpayEndpoint), tenpay, tenpayOutcome);

        var api = new ApiClient(Own(new WireClient(options.ApiEndpoint, options.Timeout, network)));
        var tokens = Own(new AccessTokenCache(api, options, clock, logger));
        var apiOutcome = new ApiOutcome(Village, tokens, logger);
        Shipping = new ShippingReporter(api, apiOutcome);
        Messages = new SubscribeMessenger(options, api, apiOutcome);
        Login = new WeChatLogin(options, api, apiOutcome);
        Push = new MessagePushDecoder(
            new(Village, AppId, MerchantId, Secrets(options.PushToken, options.PreviousPushToken)), PushKeys(options),
            options.PushMode == PushMode.Plain, clock, new SeldomLogger(logger, clock));
        ourselves = Own(new WireClient(options.NotifyBaseUrl, options.Timeout, network));
        check = new ConnectionCheck(
            this, tokens, options.PushToken, PreferredKeyId(options) is not null, clock);
    }

    public string Village { get; }

    public string AppId { get; }

    public string MerchantId { get; }

    public Merchant Merchant { get; }

    public IPaymentGateway Payments { get; }

    public IPayNoticeDecoder Notices { get; }

    public IMerchantTransfer Transfers { get; }

    public IShippingReporter Shipping { get; }

    public IMessagePushDecoder Push { get; }

    public ISubscribeMessenger Messages { get; }

    public IWeChatLogin Login { get; }

    public IBillSource Bills { get; }

    /// <summary>Each API once; see <see cref="IWeChatConnector.Check"/>.</summary>
    internal Task<IReadOnlyList<ConnectionLine>> Check(Uri pushUrl, DateOnly yesterday, CancellationToken ct) =>
        check.Run(ourselves, pushUrl, yesterday, ct);

    public void Dispose()
    {
        for (var i = owned.Count - 1; i >= 0; i--) owned[i].Dispose();
        owned.Clear();
    }

    private static SocketsHttpHandler Network() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        // Our trace ids are nobody else's business, and WeChat asks for no header of that kind.
        ActivityHeadersPropagator = null,
    };

    private static PlatformKeyRing KeyRing(
        WeChatAccountOptions options, CertificateDownload download, TimeProvider clock, ILogger logger)
    {
        var publicKey = AccountPem.PlatformPublicKey.Read(options) is { } pem
            ? PlatformKey.FromPublicKey(options.PlatformPublicKeyId!, pem)
            : null;
        var certificate = AccountPem.PlatformCertificate.Read(options) is { } certificatePem
            ? PlatformKey.FromCertificate(certificatePem)
            : null;
        PlatformKey? before = string.IsNullOrEmpty(options.PreviousPlatformPublicKey)
            ? null
            : PlatformKey.FromPublicKey(options.PreviousPlatformPublicKeyId!, options.PreviousPlatformPublicKey);
        return new PlatformKeyRing(
            download, publicKey, before, certificate, options.PlatformAuthScheme == PlatformAuthScheme.PublicKey, clock,
            options.Village, logger);
    }

    private static string? PreferredKeyId(WeChatAccountOptions options) =>
        options.PlatformAuthScheme == PlatformAuthScheme.PublicKey ? options.PlatformPublicKeyId : null;

    private static byte[][] PushKeys(WeChatAccountOptions options) =>
        [.. Secrets(options.PushEncodingAESKey, options.PreviousPushEncodingAESKey).Select(PushCipher.KeyOf)];

    /// <summary>What is in force first, then what was before it.</summary>
    private static string[] Secrets(string now, string? before) =>
        string.IsNullOrEmpty(before) || before == now ? [now] : [now, before];

    private T Own<T>(T part)
        where T : IDisposable
    {
        owned.Add(part);
        return part;
    }
}
