using Microsoft.AspNetCore.Identity;
using VillageCloud.Admin;
using VillageCloud.Admin.Operations;
using VillageCloud.Admin.SignIn;
using VillageCloud.Api;
using VillageCloud.Data;
using VillageCloud.Data.Accounts;
using VillageCloud.Features.Villages.Demo;
using VillageCloud.Features.Villages.Demo.Past;
using VillageCloud.Host.Composition;
using VillageCloud.Host.Development;
using VillageCloud.Host.Development.Past;
using VillageCloud.Host.Faces;
using VillageCloud.Host.Pages;
using VillageCloud.Host.Readiness;
using VillageCloud.Jobs;
using VillageCloud.Sandbox;
using VillageCloud.WeChat;

namespace VillageCloud.Host;

/// <summary>One process with its roles, started and ready; also what the story and the tests start.</summary>
public sealed class VillageHost : IAsyncDisposable
{
    private const int SandboxPorts = 3;

    private VillageHost(WebApplication app, HostSettings settings, SandboxLink? sandbox)
    {
        App = app;
        Settings = settings;
        Sandbox = sandbox;
    }

    public WebApplication App { get; }

    public HostSettings Settings { get; }

    /// <summary>Null against the real WeChat.</summary>
    public SandboxLink? Sandbox { get; }

    public IServiceProvider Services => App.Services;

    /// <summary>Builds, migrates, seeds and starts. Progress is told in short sentences.</summary>
    /// <param name="alter">What a test puts in the place of something else.</param>
    /// <exception cref="HostSettingsException">A setting can't be right.</exception>
    public static async Task<VillageHost> Start(
        string[] args, Action<string> tell, CancellationToken ct, Action<IServiceCollection>? alter = null)
    {
        var builder = CreateBuilder(args);
        var settings = HostSettings.From(builder.Configuration, builder.Environment);
        PortCheck.Demand(PortsOf(builder.Configuration, settings));
        // Before there is an empty file: a past is for a village that isn't there yet.
        var past = DemoPast.For(settings, TimeProvider.System);
        PrivateFiles.Provide(settings);
        var sandbox = await StartSandbox(settings, past, tell, ct);
        AddServices(builder, settings, sandbox);
        alter?.Invoke(builder.Services);
        var app = builder.Build();
        MapRoles(app, settings);
        if (sandbox is not null && app.Environment.IsDevelopment()) PreviewSite.Map(app, sandbox);
        var host = new VillageHost(app, settings, sandbox);
        try
        {
            await PrepareDatabase(app.Services, settings, tell, ct);
            if (!app.Environment.IsDevelopment()) await DemoTraces.Refuse(app.Services, ct);
            if (settings.SeedDemo && sandbox is not null) await Seed(host, past, tell, ct);
            await app.StartAsync(ct);
            // However an address came to be: settings are read in more ways than one can think of.
            if (app.Environment.IsDevelopment()) DemoRules.DemandLoopback(app.Urls);
            // WeChat checks the push address when it is told, so the API has to listen by then.
            if (sandbox is not null && settings.Roles.HasFlag(HostRoles.Api))
                await sandbox.SendPushesTo(settings.PublicUrl, DemoVillage.Slug, ct);
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>Settings stand beside the program, wherever it is started from. Requests are never logged by the
    /// framework: WeChat's push carries the shopper's openid in its address.</summary>
    public static WebApplicationBuilder CreateBuilder(string[] args)
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions
            {
                Args = args,
                ApplicationName = typeof(VillageHost).Assembly.GetName().Name,
                ContentRootPath = AppContext.BaseDirectory,
            });
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning);
        // The keys of the console's cookies lie in the village's own database, and who may read that is the operator's
        // to say (docs/guide/operator.md): no news at every first start.
        builder.Logging.AddFilter(
            "Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error);
        return builder;
    }

    public async ValueTask DisposeAsync()
    {
        await App.StopAsync(CancellationToken.None);
        await App.DisposeAsync();
        if (Sandbox is not null) await Sandbox.DisposeAsync();
    }

    private static IEnumerable<int> PortsOf(IConfiguration configuration, HostSettings settings)
    {
        var own = ListenAddresses.Of(configuration).Select(ListenAddresses.PortOf);
        var sandbox = settings.WeChat == WeChatMode.EmbeddedSandbox && settings.SandboxPort > 0
            ? Enumerable.Range(settings.SandboxPort, SandboxPorts)
            : [];
        return [.. own, .. sandbox];
    }

    private static async Task<SandboxLink?> StartSandbox(
        HostSettings settings, DemoPast? past, Action<string> tell, CancellationToken ct)
    {
        switch (settings.WeChat)
        {
            case WeChatMode.RemoteSandbox:
                return await SandboxLink.Connect(settings.SandboxControl!, ct);
            case WeChatMode.EmbeddedSandbox:
                tell("Starting the WeChat sandbox … 正在启动微信沙箱");
                var port = settings.SandboxPort;
                return await SandboxLink.Embed(
                    new SandboxOptions
                    {
                        ApiPort = port,
                        PayPort = port == 0 ? 0 : port + 1,
                        ControlPort = port == 0 ? 0 : port + 2,
                        KeyFolder = Path.Combine(settings.DataFolder, "sandbox"),
                        StartAt = past?.Start ?? settings.SandboxStart,
                        Mail = past?.Mail,
                    },
                    ct);
            default:
                return null;
        }
    }

    private static void AddServices(WebApplicationBuilder builder, HostSettings settings, SandboxLink? sandbox)
    {
        var services = builder.Services;
        services.AddVillage(settings.Database, sandbox?.Clock ?? TimeProvider.System);
        if (sandbox is null)
            services.AddWeChat(builder.Configuration.GetSection("WeChat"), !builder.Environment.IsDevelopment());
        else
            services.AddWeChat([sandbox.AccountFor(DemoVillage.Slug, settings.PublicUrl)], isProduction: false);
        services.AddSingleton(settings);
        services.Configure<HostOptions>(
            host => host.ShutdownTimeout = settings.Drain + Drain.ForWhatIsInFlight);
        BeforeEveryFace.Add(builder, settings);
        ReadinessChecks.Add(services, settings, builder.Environment);
        if (settings.Roles.HasFlag(HostRoles.Api)) services.AddVillageApi();
        if (!builder.Environment.IsDevelopment())
            services.AddScoped<IPasswordHasher<StaffAccount>, NoPublishedPassword>();
        if (settings.Roles.HasFlag(HostRoles.Admin)) services.AddConsole(builder.Environment.IsDevelopment());
        if (!settings.Roles.HasFlag(HostRoles.Jobs) && !settings.Roles.HasFlag(HostRoles.Admin)) return;
        ClockStorage.Add(services, settings);
        if (settings.Roles.HasFlag(HostRoles.Jobs)) services.AddJobRole(isVirtualTime: sandbox is not null);
    }

    private static void MapRoles(WebApplication app, HostSettings settings)
    {
        BeforeEveryFace.Use(app);
        PlainPages.Use(app, settings);
        BeforeEveryFace.UseReadableForms(app);
        ReadinessChecks.Map(app);
        if (settings.Roles.HasFlag(HostRoles.Api)) app.MapVillageApi();
        FrontDoor.Map(app, settings);
        if (!settings.Roles.HasFlag(HostRoles.Admin)) return;
        app.MapJobDashboard(settings.OperatorPassword, isVirtualTime: settings.WeChat != WeChatMode.Real);
        app.MapConsole();
    }

    private static async Task PrepareDatabase(
        IServiceProvider services, HostSettings settings, Action<string> tell, CancellationToken ct)
    {
        if (settings.MigrateAtStart)
        {
            tell("Bringing the database up to date … 正在检查数据库");
            await VillageDatabase.Migrate(services, ct);
        }
        else if (await VillageDatabase.CountPending(services, ct) is var pending and > 0)
        {
            throw new HostSettingsException(
                $"The database lacks {pending} migration(s): run the command 'migrate' first (docs/guide/operator.md). "
                + "数据库结构不是最新，请先运行 migrate");
        }
    }

    private static async Task Seed(VillageHost host, DemoPast? past, Action<string> tell, CancellationToken ct)
    {
        var sandbox = host.Sandbox!;
        await using var scope = host.Services.CreateAsyncScope();
        var payees = await sandbox.DemoPayees(ct);
        past?.Begin();
        var seeded = await scope.ServiceProvider.GetRequiredService<SeedDemoVillage>().Run(new(payees), ct);
        if (seeded.OrThrow().Seeded) tell("Seeded the demo village. 已放入演示村数据");
        if (past is not null)
        {
            if (seeded.Value.Seeded)
            {
                tell($"Playing its last {DemoScript.Days} days … 正在补上近 {DemoScript.Days} 天的经营记录");
                await past.Play(sandbox, ct);
            }

            await past.Arrive(sandbox, TimeProvider.System, ct);
        }

        if (scope.ServiceProvider.GetService<DemoAccounts>() is { } accounts) await accounts.Provide(ct);
    }
}
