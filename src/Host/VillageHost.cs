using Microsoft.AspNetCore.Identity;
using VillageCloud.Admin;
using VillageCloud.Admin.Operations;
using VillageCloud.Admin.SignIn;
using VillageCloud.Api;
using VillageCloud.Data;
using VillageCloud.Data.Accounts;
using VillageCloud.Data.Backups;
using VillageCloud.Features.People.Staff;
using VillageCloud.Features.Village.Cooperatives;
using VillageCloud.Host.Composition;
using VillageCloud.Host.Faces;
using VillageCloud.Host.Observing;
using VillageCloud.Host.Pages;
using VillageCloud.Host.Readiness;
using VillageCloud.Jobs;
using VillageCloud.WeChat;

namespace VillageCloud.Host;

/// <summary>One process with its roles, started and ready; also what the story and the tests start.</summary>
public sealed class VillageHost : IAsyncDisposable
{
    private readonly Surroundings around;

    private VillageHost(WebApplication app, HostSettings settings, Surroundings around)
    {
        App = app;
        Settings = settings;
        this.around = around;
    }

    public WebApplication App { get; }

    public HostSettings Settings { get; }

    public IServiceProvider Services => App.Services;

    /// <summary>Behind it the first village is founded. Null once there is one, and without a console.</summary>
    public Uri? FirstRun { get; private set; }

    /// <summary>The product: alone with the real world.</summary>
    public static Task<VillageHost> Start(string[] args, Action<string> tell, CancellationToken ct) =>
        Start(CreateBuilder(args), new Surroundings(), tell, ct);

    /// <summary>Builds, migrates and starts. Progress is told in short sentences.</summary>
    /// <param name="around">Taken over: they end with the host.</param>
    /// <param name="alter">What a test puts in the place of something else.</param>
    /// <exception cref="HostSettingsException">A setting can't be right.</exception>
    public static async Task<VillageHost> Start(
        WebApplicationBuilder builder, Surroundings around, Action<string> tell, CancellationToken ct,
        Action<IServiceCollection>? alter = null)
    {
        VillageHost? host = null;
        try
        {
            var settings = HostSettings.From(builder.Configuration, builder.Environment, around.StandForWeChat);
            PortCheck.Demand([.. PortsOf(builder.Configuration), .. around.Ports]);
            var model = Task.Run(() => DatabaseChoice.BuildModel(settings.Database), ct);
            await around.Rise(settings, tell, ct);
            PrivateFiles.Provide(settings);
            AddServices(builder, settings, around);
            alter?.Invoke(builder.Services);
            var app = builder.Build();
            host = new VillageHost(app, settings, around);
            MapRoles(app, settings, around);
            await model;
            await PrepareDatabase(app.Services, settings, tell, ct);
            if (!app.Environment.IsDevelopment()) await DemoTraces.Refuse(app.Services, ct);
            await around.Settle(app.Services, tell, ct);
            await app.StartAsync(ct);
            // However an address came to be: settings are read in more ways than one can think of.
            if (app.Environment.IsDevelopment()) DemoRules.DemandLoopback(app.Urls);
            await around.Announce(ct);
            host.FirstRun = await OfferFirstRun(app.Services, settings, ct);
            return host;
        }
        catch
        {
            await (host?.DisposeAsync() ?? around.DisposeAsync());
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
        return builder;
    }

    /// <summary>What a person needs to know now that it is up.</summary>
    public void Welcome() => around.Welcome(this);

    public async ValueTask DisposeAsync()
    {
        await App.StopAsync(CancellationToken.None);
        await App.DisposeAsync();
        await around.DisposeAsync();
    }

    private static async Task<Uri?> OfferFirstRun(
        IServiceProvider services, HostSettings settings, CancellationToken ct)
    {
        if (!settings.Roles.HasFlag(HostRoles.Admin)) return null;
        await using var scope = services.CreateAsyncScope();
        var all = await scope.ServiceProvider.GetRequiredService<ListVillages>().Run(ct);
        return all.Count > 0
            ? null
            : ConsoleRole.FirstRunLink(settings.ConsoleUrl, services.GetRequiredService<FirstRunDoor>().Unlock());
    }

    private static IEnumerable<int> PortsOf(IConfiguration configuration) =>
        ListenAddresses.Of(configuration).Select(ListenAddresses.PortOf);

    private static void AddServices(WebApplicationBuilder builder, HostSettings settings, Surroundings around)
    {
        var services = builder.Services;
        services.AddVillage(settings.Database, around.Clock);
        services.AddMedia(Path.Combine(settings.DataFolder, "media"), settings.Bucket);
        if (!around.StandForWeChat)
            services.AddWeChat(builder.Configuration.GetSection("WeChat"), !builder.Environment.IsDevelopment());
        services.AddSingleton(new WeChatPlace(settings.PublicUrl, !builder.Environment.IsDevelopment()));
        services.AddHostedService<MerchantWatch>();
        services.AddSingleton(settings);
        services.Configure<HostOptions>(
            host => host.ShutdownTimeout = settings.Drain + Drain.ForWhatIsInFlight);
        BeforeEveryFace.Add(builder, settings);
        ReadinessChecks.Add(services, settings, builder.Environment);
        if (settings.Collector is { } collector) Telemetry.Add(builder, collector, ServiceOf(settings.Roles));
        if (settings.Roles.HasFlag(HostRoles.Api)) services.AddVillageApi();
        if (!builder.Environment.IsDevelopment())
            services.AddScoped<IPasswordHasher<StaffAccount>, NoPublishedPassword>();
        if (settings.Roles.HasFlag(HostRoles.Admin)) services.AddConsole(builder.Environment.IsDevelopment());
        around.AddServices(services);
        if (!settings.Roles.HasFlag(HostRoles.Jobs) && !settings.Roles.HasFlag(HostRoles.Admin)) return;
        ClockStorage.Add(services, settings);
        if (settings.Roles.HasFlag(HostRoles.Jobs)) services.AddJobRole(isVirtualTime: around.StandForWeChat);
    }

    /// <summary>As a collector lists it, e.g. <c>village-jobs</c>.</summary>
    private static string ServiceOf(HostRoles roles) => roles == HostRoles.All
        ? "village"
        : $"village-{roles.ToString().ToLowerInvariant().Replace(", ", "-", StringComparison.Ordinal)}";

    private static void MapRoles(WebApplication app, HostSettings settings, Surroundings around)
    {
        BeforeEveryFace.Use(app);
        PlainPages.Use(app, around.HaveFrontDoor || settings.Roles.HasFlag(HostRoles.Admin));
        BeforeEveryFace.UseReadableForms(app);
        ReadinessChecks.Map(app);
        if (settings.Roles.HasFlag(HostRoles.Api)) app.MapVillageApi();
        if (!around.HaveFrontDoor && settings.Roles.HasFlag(HostRoles.Admin))
            app.MapGet("/", static () => Results.LocalRedirect(ConsoleRole.Home)).ExcludeFromDescription();
        if (settings.Roles.HasFlag(HostRoles.Admin))
        {
            app.MapJobDashboard(settings.OperatorPassword, isVirtualTime: around.StandForWeChat);
            app.MapConsole();
        }

        around.Map(app);
    }

    /// <summary>Brings the schema up to date, or demands that somebody has.</summary>
    internal static async Task PrepareDatabase(
        IServiceProvider services, HostSettings settings, Action<string> tell, CancellationToken ct)
    {
        await UnfinishedRestore.Refuse(services, ct);
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

        await VillageDatabase.DemandKeys(services, ct);
    }
}
