using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using VillageCloud.Data.Sqlite;
using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.Features.Village.Cooperatives;
using VillageCloud.Host.Composition;
using VillageCloud.TestKit;
using VillageCloud.TestKit.Servers;

namespace VillageCloud.Benchmarks.Villages;

/// <summary>The demo village on a fresh database of one engine, composed as the host composes it, without a face and
/// without a WeChat: what is measured here asks neither.</summary>
internal sealed class BenchVillage : IAsyncDisposable
{
    private readonly IHost host;
    private readonly ServerDatabase? server;
    private readonly DirectoryInfo? folder;

    private BenchVillage(IHost host, DatabaseSettings settings, ServerDatabase? server, DirectoryInfo? folder)
    {
        this.host = host;
        Settings = settings;
        this.server = server;
        this.folder = folder;
    }

    public DatabaseSettings Settings { get; }

    /// <param name="alter">What the subject adds, or puts in the place of something else.</param>
    public static async Task<BenchVillage> Found(
        DatabaseProvider engine, CancellationToken ct, Action<IServiceCollection>? alter = null)
    {
        var server = engine == DatabaseProvider.MySql ? await TestServers.CreateDatabase(ct) : null;
        var folder = server is null ? Directory.CreateTempSubdirectory("village-bench") : null;
        var settings = new DatabaseSettings(
            engine, server?.ConnectionString ?? $"Data Source={Path.Combine(folder!.FullName, "village.db")}",
            TestKeys.Ours);
        // In production, so that the container validates no scopes; no arguments, so that no setting leaks in.
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(
            new HostApplicationBuilderSettings { EnvironmentName = Environments.Production });
        builder.Services.AddLogging(static logging => logging.SetMinimumLevel(LogLevel.Warning));
        builder.Services.AddVillage(settings, TimeProvider.System);
        builder.Services.AddDemo();
        alter?.Invoke(builder.Services);
        var village = new BenchVillage(builder.Build(), settings, server, folder);
        await VillageDatabase.Migrate(village.host.Services, ct);
        await village.host.StartAsync(ct);
        await using var scope = village.host.Services.CreateAsyncScope();
        var seed = scope.ServiceProvider.GetRequiredService<SeedDemoVillage>();
        _ = (await seed.Run(new(new Dictionary<int, string>()), ct)).OrThrow();
        return village;
    }

    /// <summary>Runs one feature in a scope of its own, inside the village, as a request does.</summary>
    public async Task<TResult> Run<TFeature, TResult>(Func<TFeature, Task<TResult>> run)
        where TFeature : notnull
    {
        await using var scope = host.Services.CreateAsyncScope();
        (await scope.ServiceProvider.GetRequiredService<EnterVillage>().Run(DemoVillage.Slug, CancellationToken.None))
            .OrThrow();
        return await run(scope.ServiceProvider.GetRequiredService<TFeature>());
    }

    /// <summary>Looks at the database, or changes it, as the village sees it.</summary>
    public Task<TResult> Look<TResult>(Func<VillageDb, Task<TResult>> look) => Run(look);

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
        if (server is not null) await server.DisposeAsync();
        if (folder is null) return;
        SqlitePool.Empty();
        folder.Delete(recursive: true);
    }
}
