using System.Text.Json;
using VillageCloud.Demo;
using VillageCloud.Domain.WeChat;
using VillageCloud.Sandbox;
using VillageCloud.WeChat;

namespace VillageCloud.DevHost;

/// <summary>The way from this process to a sandbox, its own or another process's: account, clock, demo
/// openids.</summary>
public sealed class SandboxLink : IAsyncDisposable
{
    private readonly SandboxServer? own;

    private SandboxLink(SandboxServer? own, SandboxBootstrap bootstrap, TimeProvider clock)
    {
        this.own = own;
        Bootstrap = bootstrap;
        Clock = clock;
        Control = own is null
            ? new HttpClient { BaseAddress = bootstrap.ControlBase }
            : new HttpClient(own.ShortWire()) { BaseAddress = bootstrap.ControlBase };
    }

    public SandboxBootstrap Bootstrap { get; }

    /// <summary>The sandbox's clock: windows, deadlines and the next morning pass when it is told so.</summary>
    public TimeProvider Clock { get; }

    /// <summary>The control API under <c>/__sandbox/</c>.</summary>
    public HttpClient Control { get; }

    public static async Task<SandboxLink> Embed(SandboxOptions options, CancellationToken ct)
    {
        var server = await SandboxServer.Start(options, ct);
        return new(server, server.Bootstrap, server.Clock);
    }

    public static async Task<SandboxLink> Connect(Uri control, CancellationToken ct)
    {
        using var http = new HttpClient { BaseAddress = control };
        var bootstrap = await http.GetFromJsonAsync<SandboxBootstrap>("/__sandbox/bootstrap", ct)
            ?? throw new InvalidOperationException("the sandbox gave no bootstrap");
        return new(null, bootstrap, new SandboxClock(control));
    }

    /// <summary>Takes the place of the network between this process and a sandbox of its own; null for another's.
    /// </summary>
    public HttpMessageHandler? ShortWire() => own?.ShortWire();

    /// <summary>The merchant account that the sandbox accepts.</summary>
    public WeChatAccountOptions AccountFor(string village, Uri publicUrl) => new()
    {
        Village = village,
        ApiEndpoint = Bootstrap.ApiBase.ToString(),
        TenpayEndpoint = Bootstrap.PayBase.ToString(),
        AppId = Bootstrap.AppId,
        AppSecret = Bootstrap.AppSecret,
        MerchantId = Bootstrap.MchId,
        MerchantV3Secret = Bootstrap.ApiV3Key,
        MerchantCertificateSerialNumber = Bootstrap.MerchantCertificateSerial,
        MerchantCertificatePrivateKey = Bootstrap.MerchantPrivateKeyPem,
        PlatformAuthScheme =
            Bootstrap.PublicKeyMode ? PlatformAuthScheme.PublicKey : PlatformAuthScheme.Certificate,
        PlatformPublicKeyId = Bootstrap.PublicKeyId,
        PlatformPublicKey = Bootstrap.PublicKeyPem,
        PushToken = Bootstrap.PushToken,
        PushEncodingAESKey = Bootstrap.EncodingAesKey,
        PreviousPushEncodingAESKey = Bootstrap.PreviousEncodingAesKey,
        NotifyBaseUrl = new Uri(publicUrl, $"/wechat/{village}/notices").ToString(),
        TransferWaitingTemplateId = Bootstrap.TransferWaitingTemplateId,
        TransferLapsingTemplateId = Bootstrap.TransferLapsingTemplateId,
        Timeout = TimeSpan.FromSeconds(5),
    };

    /// <summary>Where the villages of an installation find WeChat while the sandbox is it.</summary>
    public WeChatPlace PlaceFor(Uri publicUrl) => new(publicUrl, IsProduction: false)
    {
        ApiEndpoint = Bootstrap.ApiBase.ToString(), TenpayEndpoint = Bootstrap.PayBase.ToString(),
    };

    /// <summary>Tells the sandbox where this village takes its message pushes.</summary>
    public async Task SendPushesTo(Uri publicUrl, string village, CancellationToken ct)
    {
        var url = new Uri(publicUrl, $"/wechat/{village}/push").ToString();
        _ = await Tell("push-url", new { url }, ct);
    }

    /// <summary>The openids of the people who receive transfers for their household in the demo village.</summary>
    public async Task<IReadOnlyDictionary<int, string>> DemoPayees(CancellationToken ct)
    {
        var openIds = new Dictionary<int, string>();
        foreach (var household in DemoVillage.HouseholdsWithWeChat)
            openIds[household] = (await LoginCode($"household-{household}", ct)).OpenId;
        return openIds;
    }

    /// <summary>What <c>wx.login</c> would give that user of the sandbox.</summary>
    public async Task<MintedCode> LoginCode(string user, CancellationToken ct)
    {
        var answer = await Tell($"users/{user}/login-code", new { }, ct);
        return new(answer.GetProperty("code").GetString()!, answer.GetProperty("openid").GetString()!);
    }

    /// <summary>A user pays in the sheet that <c>wx.requestPayment</c> opens, unless the sandbox finds its signature
    /// wrong.</summary>
    /// <param name="user">A name or an openid of the sandbox.</param>
    public Task Pay(string user, ClientPayment payment, CancellationToken ct) =>
        Pay(user, JsonSerializer.SerializeToElement(payment, JsonSerializerOptions.Web), ct);

    /// <param name="payment">As the API answers, field by field: its names are WeChat's.</param>
    public async Task Pay(string user, JsonElement payment, CancellationToken ct)
    {
        var sheet = payment.EnumerateObject().ToDictionary(static field => field.Name, static field => field.Value);
        sheet["as"] = JsonSerializer.SerializeToElement(user);
        _ = await Tell("user/request-payment", sheet, ct);
    }

    /// <summary>Moves the clock forward; deliveries that fall due on the way were made when this returns.</summary>
    public Task Advance(TimeSpan time, CancellationToken ct) =>
        Tell("clock", new { advanceSeconds = time.TotalSeconds }, ct);

    /// <summary>Posts to the control API and throws when it says no.</summary>
    public async Task<JsonElement> Tell(string path, object body, CancellationToken ct)
    {
        using var answer = await Control.PostAsJsonAsync($"/__sandbox/{path}", body, ct);
        if (!answer.IsSuccessStatusCode)
        {
            throw new InvalidOperationException(
                $"sandbox refused {path}: {await answer.Content.ReadAsStringAsync(ct)}");
        }

        return await answer.Content.ReadFromJsonAsync<JsonElement>(ct);
    }

    /// <summary>Asks the control API.</summary>
    public Task<JsonElement> Ask(string path, CancellationToken ct) =>
        Control.GetFromJsonAsync<JsonElement>($"/__sandbox/{path}", ct);

    public async ValueTask DisposeAsync()
    {
        Control.Dispose();
        if (own is not null) await own.DisposeAsync();
    }

    public sealed record MintedCode(string Code, string OpenId);
}
