using Microsoft.Extensions.Configuration.Memory;
using VillageCloud.Admin.SignIn;
using VillageCloud.Demo;
using VillageCloud.Demo.Past;
using VillageCloud.DevHost.Pages;
using VillageCloud.DevHost.Past;
using VillageCloud.Host;
using VillageCloud.Host.Composition;
using VillageCloud.Sandbox;
using VillageCloud.WeChat;

namespace VillageCloud.DevHost;

/// <summary>The demo around a village: a sandbox that is WeChat to it, the demo village in its database, with a past,
/// sign-ins that the page tells, and the mini-program in a browser.</summary>
internal sealed class DemoSurroundings : Surroundings
{
    private const int SandboxPorts = 3;

    private readonly DemoSettings demo;
    private HostSettings? settings;
    private DemoPast? past;
    private SandboxLink? sandbox;

    private DemoSurroundings(DemoSettings demo) => this.demo = demo;

    /// <exception cref="InvalidOperationException">They have not risen yet.</exception>
    public SandboxLink Sandbox => sandbox ?? throw new InvalidOperationException("the sandbox has not been started");

    public override bool StandForWeChat => true;

    public override bool HaveFrontDoor => true;

    public override TimeProvider Clock => Sandbox.Clock;

    // Time is the sandbox's, where it can be asked.
    public override async Task<TimeProvider> ClockBeside(CancellationToken ct)
    {
        if (demo.SandboxControl is not { } control) return TimeProvider.System;
        sandbox = await SandboxLink.Connect(control, ct);
        return sandbox.Clock;
    }

    public override IEnumerable<int> Ports => demo is { WeChat: WeChatMode.EmbeddedSandbox, SandboxPort: > 0 }
        ? Enumerable.Range(demo.SandboxPort, SandboxPorts)
        : [];

    private HostSettings Settings => settings ?? throw new InvalidOperationException("no village has been started");

    /// <summary>By what is configured: against the real WeChat there is no demo.</summary>
    /// <exception cref="HostSettingsException">A setting can't be right.</exception>
    public static Surroundings Of(WebApplicationBuilder builder)
    {
        var configured = DemoSettings.From(builder.Configuration, builder.Environment);
        if (configured.WeChat == WeChatMode.Real) return new Surroundings();
        // First, so that whatever anybody sets overrules it.
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource
        {
            InitialData = [new("Village:OperatorPassword", DemoAccounts.OperatorPassword)],
        });
        return new DemoSurroundings(configured);
    }

    public override async Task Rise(HostSettings settings, Action<string> tell, CancellationToken ct)
    {
        this.settings = settings;
        // Before there is an empty file: a past is for a village that isn't there yet.
        past = DemoPast.For(settings, demo, TimeProvider.System);
        // The sandbox's keys lie in the same folder.
        PrivateFiles.Provide(settings);
        sandbox = await StartSandbox(tell, ct);
    }

    public override void AddServices(IServiceCollection services)
    {
        services.AddDemo();
        services.AddWeChat([Sandbox.AccountFor(DemoVillage.Slug, Settings.PublicUrl)], isProduction: false);
        services.AddSingleton(Sandbox.PlaceFor(Settings.PublicUrl));
        if (!Settings.Roles.HasFlag(HostRoles.Admin)) return;
        services.AddScoped<DemoAccounts>();
        services.AddSingleton<ISignInHint, DemoSignInHint>();
    }

    public override void Map(WebApplication app)
    {
        FrontDoor.Map(app, Settings);
        PreviewSite.Map(app, Sandbox);
    }

    public override async Task Settle(IServiceProvider services, Action<string> tell, CancellationToken ct)
    {
        if (!demo.SeedDemo) return;
        await using var scope = services.CreateAsyncScope();
        var payees = await Sandbox.DemoPayees(ct);
        past?.Begin();
        var seeded = await scope.ServiceProvider.GetRequiredService<SeedDemoVillage>().Run(new(payees), ct);
        if (seeded.OrThrow().Seeded)
        {
            (await scope.ServiceProvider.GetRequiredService<HangDemoPictures>().Run(ct)).OrThrow();
            tell("Seeded the demo village. 已放入演示村数据");
        }

        if (past is not null)
        {
            if (seeded.Value.Seeded)
            {
                tell($"Playing its last {DemoScript.Days} days … 正在补上近 {DemoScript.Days} 天的经营记录");
                await past.Play(Sandbox, ct);
            }

            await past.Arrive(Sandbox, TimeProvider.System, ct);
        }

        if (scope.ServiceProvider.GetService<DemoAccounts>() is { } accounts) await accounts.Provide(ct);
    }

    // WeChat checks the push address when it is told, so the API has to listen by then.
    public override Task Announce(CancellationToken ct) => Settings.Roles.HasFlag(HostRoles.Api)
        ? Sandbox.SendPushesTo(Settings.PublicUrl, DemoVillage.Slug, ct)
        : Task.CompletedTask;

    public override void Welcome(VillageHost host) => DemoWelcome.Print(host, Sandbox);

    public override async ValueTask DisposeAsync()
    {
        if (sandbox is not null) await sandbox.DisposeAsync();
        await base.DisposeAsync();
    }

    private async Task<SandboxLink> StartSandbox(Action<string> tell, CancellationToken ct)
    {
        if (demo.SandboxControl is { } control) return await SandboxLink.Connect(control, ct);
        tell("Starting the WeChat sandbox … 正在启动微信沙箱");
        var port = demo.SandboxPort;
        return await SandboxLink.Embed(
            new SandboxOptions
            {
                ApiPort = port,
                PayPort = port == 0 ? 0 : port + 1,
                ControlPort = port == 0 ? 0 : port + 2,
                KeyFolder = Path.Combine(Settings.DataFolder, "sandbox"),
                StartAt = past?.Start ?? demo.SandboxStart,
                Mail = past?.Mail,
            },
            ct);
    }
}
