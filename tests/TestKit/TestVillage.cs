using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MySqlConnector;
using VillageCloud.Data.MySql;
using VillageCloud.Data.Sqlite;
using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.DevHost;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.People.Staff;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Catalog;
using VillageCloud.Domain.Village.Media;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Village.Cooperatives;
using VillageCloud.Host.Composition;
using VillageCloud.Sandbox;
using VillageCloud.TestKit.Servers;
using VillageCloud.WeChat;

namespace VillageCloud.TestKit;

/// <summary>The demo village on a real database of the chosen engine, with every feature and a WeChat sandbox whose
/// clock stands still until a test moves it. No HTTP face: notices go nowhere unless a test points them
/// somewhere.</summary>
public sealed class TestVillage : IAsyncDisposable
{
    public static readonly DateTimeOffset Morning = new(2026, 5, 6, 9, 0, 0, TimeSpan.FromHours(8));

    private static readonly SandboxOptions Options = new() { StartAt = Morning };

    private static readonly Uri Nowhere = new("http://127.0.0.1:9");

    private static readonly Dictionary<DatabaseProvider, DatabaseTemplate> Templates = Engines.Both.ToDictionary(
        static provider => provider, static provider => new DatabaseTemplate(provider, MigrateAndSeed));

    private readonly ConcurrentDictionary<string, StaffActor> signedIn = new(StringComparer.Ordinal);
    private readonly ServiceProvider services;
    private readonly ServerDatabase? server;
    private readonly DirectoryInfo folder;
    private readonly string slug;

    private TestVillage(
        ServiceProvider services, SandboxLink sandbox, ServerDatabase? server, DirectoryInfo folder,
        DatabaseProvider provider, string slug = DemoVillage.Slug)
    {
        this.services = services;
        this.slug = slug;
        Sandbox = sandbox;
        this.server = server;
        this.folder = folder;
        Provider = provider;
    }

    public DatabaseProvider Provider { get; }

    public SandboxLink Sandbox { get; }

    public TimeProvider Clock => Sandbox.Clock;

    public DateTimeOffset Now => Clock.GetUtcNow();

    public IServiceProvider Services => services;

    /// <param name="notifyUrl">Where the sandbox posts notices and pushes; by default a port that nobody listens
    /// on.</param>
    /// <param name="allowsFiles">False as on a server that takes no LOAD DATA LOCAL.</param>
    /// <param name="phone">The clock that sessions and codes go by, where a test moves it.</param>
    /// <param name="meanwhile">Hears every statement before it runs, where a test lets something come in
    /// between.</param>
    /// <param name="pictures">Where they lie, if not in a folder of the village's own; it stays the caller's.</param>
    public static async Task<TestVillage> Start(
        DatabaseProvider provider, Uri? notifyUrl = null, bool allowsFiles = true, HandClock? phone = null,
        DbCommandInterceptor? meanwhile = null, IMediaStore? pictures = null)
    {
        var server = provider == DatabaseProvider.MySql ? await TestServers.CreateDatabase() : null;
        var folder = Directory.CreateTempSubdirectory("village-test");
        var settings = new DatabaseSettings(
            provider,
            ServerConnection(server, allowsFiles) ?? $"Data Source={Path.Combine(folder.FullName, "village.db")}",
            TestKeys.Ours);
        var sandbox = await SandboxLink.Embed(Options, CancellationToken.None);
        return await Open(settings, sandbox, Services(), server, folder);

        ServiceProvider Services() => ServicesOf(
            settings, sandbox, notifyUrl ?? Nowhere, folder,
            (services, _) =>
            {
                if (pictures is not null) services.AddSingleton(pictures);
                if (phone is not null) services.AddSingleton(new RealClock(phone));
                if (meanwhile is null) return;
                services.ConfigureDbContext<SqliteVillageDb>(options => options.AddInterceptors(meanwhile));
                services.ConfigureDbContext<MySqlVillageDb>(options => options.AddInterceptors(meanwhile));
            });
    }

    /// <summary>A migrated database in which nobody has founded anything, and a WeChat that knows the merchant of the
    /// village that will be.</summary>
    public static async Task<TestVillage> Unfounded(DatabaseProvider provider, string slug)
    {
        var server = provider == DatabaseProvider.MySql ? await TestServers.CreateDatabase() : null;
        var folder = Directory.CreateTempSubdirectory("village-own");
        var settings = new DatabaseSettings(
            provider,
            ServerConnection(server, allowsFiles: true) ?? $"Data Source={Path.Combine(folder.FullName, "village.db")}",
            TestKeys.Ours);
        var sandbox = await SandboxLink.Embed(Options, CancellationToken.None);
        var services = ServicesOf(settings, sandbox, Nowhere, folder, slug: slug);
        await VillageDatabase.Migrate(services, CancellationToken.None);
        return new TestVillage(services, sandbox, server, folder, provider, slug);
    }

    /// <summary>A village on SQLite whose WeChat is at hand: nothing listens and nothing happens by itself, so that the
    /// same commands lead to the same end every time.</summary>
    /// <param name="mail">What carries notices and pushes.</param>
    /// <param name="alter">What the test puts in the place of something else.</param>
    public static async Task<TestVillage> Played(
        HttpMessageHandler mail, Action<IServiceCollection, SandboxLink> alter)
    {
        var folder = Directory.CreateTempSubdirectory("village-played");
        var settings = new DatabaseSettings(
            DatabaseProvider.Sqlite, $"Data Source={Path.Combine(folder.FullName, "village.db")}", TestKeys.Ours);
        // Slow enough for something to come in between.
        var some = TimeSpan.FromMinutes(5);
        var options = Options with
        {
            IsPlayed = true, Mail = mail, RefundDelay = some, TransferDelay = some, CancelDelay = some,
        };
        var sandbox = await SandboxLink.Embed(options, CancellationToken.None);
        var services = ServicesOf(settings, sandbox, Nowhere, folder, alter);
        return await Open(settings, sandbox, services, server: null, folder);
    }

    private static async Task<TestVillage> Open(
        DatabaseSettings settings, SandboxLink sandbox, ServiceProvider services, ServerDatabase? server,
        DirectoryInfo folder)
    {
        // The seed tells the sandbox who is paid; that it was copied must not keep the sandbox from knowing them.
        _ = await sandbox.DemoPayees(CancellationToken.None);
        await Templates[settings.Provider].CopyTo(settings.ConnectionString);
        return new TestVillage(services, sandbox, server, folder, settings.Provider);
    }

    /// <summary>Runs one feature in a scope of its own, as a request would.</summary>
    public async Task<TResult> Run<TFeature, TResult>(Func<TFeature, Task<TResult>> run)
        where TFeature : notnull
    {
        await using var scope = await Enter();
        return await run(scope.ServiceProvider.GetRequiredService<TFeature>());
    }

    /// <summary>Looks at the database as the village sees it.</summary>
    public async Task<TResult> Look<TResult>(Func<VillageDb, Task<TResult>> look)
    {
        await using var scope = await Enter();
        return await look(scope.ServiceProvider.GetRequiredService<VillageDb>());
    }

    /// <summary>Somebody of the village's staff, signed in as at the console. The same session each time.</summary>
    public async Task<StaffActor> Staff(string name) => signedIn.TryGetValue(name, out var actor)
        ? actor
        : signedIn[name] = await SignIn(name);

    /// <summary>The same person in a session of its own.</summary>
    public async Task<StaffActor> SignIn(string name)
    {
        await using var scope = await Enter();
        return await scope.ServiceProvider.SignIn(name, CancellationToken.None);
    }

    /// <summary>Whoever made something has the checker's role by now: only that they made it stands in the
    /// way.</summary>
    public Task BecomesReviewer(StaffActor maker) => Look(db => db.Staff.Where(one => one.Id == maker.Id)
        .ExecuteUpdateAsync(set => set.SetProperty(one => one.Role, StaffRole.Reviewer)));

    /// <summary>Shelves that hold so many pieces, with the movements that say so; all of them where none is
    /// named.</summary>
    public Task<int> SetStock(int pieces, params SkuId[] only) => Look(async db =>
    {
        var by = await db.Staff.OrderBy(one => one.Id).Select(one => one.Id).FirstAsync();
        var skus = await db.Skus.AsNoTracking().Where(sku => only.Length == 0 || only.Contains(sku.Id)).ToListAsync();
        db.StockMovements.AddRange(skus.Where(sku => sku.Stock != pieces).Select(sku => StockMovement.Counted(
            db.Tenant.Id, new(sku.Id, pieces - sku.Stock), by, note: null, Now)));
        _ = await db.SaveChangesAsync();
        return await db.Skus.Where(sku => only.Length == 0 || only.Contains(sku.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(sku => sku.Stock, pieces));
    });

    public async Task<AsyncServiceScope> Enter()
    {
        var scope = services.CreateAsyncScope();
        (await scope.ServiceProvider.GetRequiredService<EnterVillage>().Run(slug, CancellationToken.None))
            .OrThrow();
        return scope;
    }

    /// <summary>The same database as another process sees it, with other keys, say.</summary>
    public ServiceProvider On(DatabaseSettings settings) =>
        ServicesOf(settings, Sandbox, Nowhere, folder);

    /// <summary>Moves the virtual clock; everything that WeChat owes on the way has happened when this
    /// returns.</summary>
    public Task Advance(TimeSpan time) => Sandbox.Advance(time, CancellationToken.None);

    private static ServiceProvider ServicesOf(
        DatabaseSettings settings, SandboxLink sandbox, Uri notifyUrl, DirectoryInfo? folder,
        Action<IServiceCollection, SandboxLink>? alter = null, string slug = DemoVillage.Slug)
    {
        var collection = new ServiceCollection();
        collection.AddLogging(static logging => logging.SetMinimumLevel(LogLevel.Warning));
        collection.AddVillage(settings, sandbox.Clock);
        collection.AddMedia(Path.Combine(folder?.FullName ?? Path.GetTempPath(), "media"));
        collection.AddDemo();
        collection.AddWeChat([sandbox.AccountFor(slug, notifyUrl)], isProduction: false);
        collection.AddSingleton(sandbox.PlaceFor(notifyUrl));
        alter?.Invoke(collection, sandbox);
        return collection.BuildServiceProvider(validateScopes: true);
    }

    private static async Task MigrateAndSeed(DatabaseSettings settings)
    {
        await using var sandbox = await SandboxLink.Embed(Options, CancellationToken.None);
        await using var services = ServicesOf(settings, sandbox, Nowhere, folder: null);
        await VillageDatabase.Migrate(services, CancellationToken.None);
        await using var scope = services.CreateAsyncScope();
        var payees = await sandbox.DemoPayees(CancellationToken.None);
        (await scope.ServiceProvider.GetRequiredService<SeedDemoVillage>().Run(new(payees), CancellationToken.None))
            .OrThrow();
    }

    private static string? ServerConnection(ServerDatabase? server, bool allowsFiles) => server is null
        ? null
        : new MySqlConnectionStringBuilder(server.ConnectionString) { AllowLoadLocalInfile = allowsFiles }.ToString();

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await Sandbox.DisposeAsync();
        if (server is not null) await server.DisposeAsync();
        else SqlitePool.Empty();
        folder.Delete(recursive: true);
    }
}
