using Microsoft.AspNetCore.Http;
using VillageCloud.Sandbox.Api;
using VillageCloud.Sandbox.Control;
using VillageCloud.Sandbox.Http;
using VillageCloud.Sandbox.Outgoing;
using VillageCloud.Sandbox.Pay;
using VillageCloud.Sandbox.Time;

namespace VillageCloud.Sandbox;

/// <summary>A WeChat on loopback: server API, pay API and control API, each on a port of its own.</summary>
public sealed class SandboxServer : IAsyncDisposable
{
    private readonly World world;
    private readonly PayEnvelope envelope;
    private readonly Courier courier;
    private readonly Pump pump;
    private readonly List<Listener> listeners = [];
    private readonly Dictionary<int, RequestDelegate> faces = [];

    private SandboxServer(World world)
    {
        this.world = world;
        envelope = new PayEnvelope(world);
        courier = new Courier(world, envelope);
        pump = new Pump(world);
    }

    public Uri ApiBase { get; private set; } = null!;

    public Uri PayBase { get; private set; } = null!;

    public Uri ControlBase { get; private set; } = null!;

    /// <summary>The virtual clock. Its GetUtcNow is virtual; its timers and timestamps are real.</summary>
    public TimeProvider Clock => world.Clock;

    public SandboxBootstrap Bootstrap => Describe();

    /// <summary>Carries calls to this sandbox's three addresses without a socket: for whoever plays months in
    /// seconds.</summary>
    public HttpMessageHandler ShortWire() => new ShortWire(faces);

    /// <summary>Starts listening. Throws InvalidOperationException in a Production environment.</summary>
    public static async Task<SandboxServer> Start(SandboxOptions options, CancellationToken ct = default)
    {
        RefuseProduction();
        var server = new SandboxServer(new World(options));
        try
        {
            await server.Open(options, ct);
        }
        catch (IOException)
        {
            await server.DisposeAsync();
            throw;
        }

        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await pump.DisposeAsync();
        foreach (var listener in listeners)
            await listener.DisposeAsync();
        courier.Dispose();
        world.Dispose();
    }

    private static void RefuseProduction()
    {
        foreach (var name in new[] { "ASPNETCORE_ENVIRONMENT", "DOTNET_ENVIRONMENT" })
        {
            var environment = Environment.GetEnvironmentVariable(name);
            if (string.Equals(environment, "Production", StringComparison.OrdinalIgnoreCase))
                throw new InvalidOperationException($"The WeChat sandbox does not start while {name} is Production.");
        }
    }

    private async Task Open(SandboxOptions options, CancellationToken ct)
    {
        var events = new PushEvents(world, courier);
        var pay = new PayFace(world, envelope, courier);
        var api = new ApiFace(world, events);
        var control = new ControlFace(
        [
            .. new SandboxControl(world, Describe, pay).Routes(),
            .. new ClockControl(world).Routes(),
            .. new UserControl(world, pay, api, events).Routes(),
            .. new MoneyControl(world, pay).Routes(),
            .. new FaultControl(world).Routes(),
            .. new NoticeControl(world, courier).Routes(),
        ]);
        ApiBase = await Listen(options.ApiPort, api.Handle, ct);
        PayBase = await Listen(options.PayPort, pay.Handle, ct);
        ControlBase = await Listen(options.ControlPort, control.Handle, ct);
        world.PayBase = PayBase;
        if (!options.IsPlayed)
            pump.Start();
    }

    private async Task<Uri> Listen(int port, RequestDelegate handle, CancellationToken ct)
    {
        if (world.Options.IsPlayed)
        {
            // A name for the short wire, and no socket.
            var place = new Uri($"http://127.0.0.1:{faces.Count + 1}");
            faces[place.Port] = handle;
            return place;
        }

        var listener = await Listener.Open(port, handle, ct);
        listeners.Add(listener);
        faces[listener.Address.Port] = handle;
        return listener.Address;
    }

    private SandboxBootstrap Describe()
    {
        lock (world.Gate)
        {
            var keys = world.Merchant.Record;
            var platform = world.Merchant.CurrentPlatform;
            return new SandboxBootstrap
            {
                AppId = keys.AppId,
                AppSecret = keys.AppSecret,
                MchId = keys.MchId,
                ApiV3Key = keys.ApiV3Key,
                MerchantPrivateKeyPem = keys.MerchantPrivateKeyPem,
                MerchantCertificateSerial = keys.MerchantSerial,
                PlatformCertificatePem = platform.CertificatePem,
                PlatformCertificateSerial = platform.Serial,
                PublicKeyId = keys.PublicKeyId,
                PublicKeyPem = world.Merchant.PublicKeyPem(),
                PublicKeyMode = world.Options.PublicKeyMode,
                PushToken = keys.PushToken,
                EncodingAesKey = keys.EncodingAesKey,
                PreviousEncodingAesKey = keys.PreviousEncodingAesKey,
                OriginalId = keys.OriginalId,
                TransferWaitingTemplateId = SubscribeTemplate.TransferWaiting.Id,
                TransferLapsingTemplateId = SubscribeTemplate.TransferLapsing.Id,
                ApiBase = ApiBase,
                PayBase = PayBase,
                ControlBase = ControlBase,
            };
        }
    }
}
