using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using VillageCloud.Data.Sqlite;
using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.DevHost;
using VillageCloud.DevHost.Story;
using VillageCloud.Features.Village.Cooperatives;
using VillageCloud.TestKit;
using VillageCloud.TestKit.Servers;

namespace VillageCloud.Api.Tests.Running;

/// <summary>The Host with its API role on a port of its own, the demo village in a fresh database, and a sandbox as
/// WeChat whose clock stands still.</summary>
internal sealed class RunningVillage : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("village-api");
    private readonly ServerDatabase? server;
    private readonly string[] settings;
    private DevVillage host = null!;

    private RunningVillage(ServerDatabase? server, string[] settings)
    {
        this.server = server;
        this.settings = settings;
    }

    /// <summary>Everything that was logged since the host was ready, of every category from Information up.</summary>
    public LogLines Log { get; } = new();

    public Uri Url { get; private set; } = null!;

    public SandboxLink Sandbox => host.Sandbox!;

    public IServiceProvider Services => host.Services;

    public string DatabaseFile => Path.Combine(folder.FullName, "village.db");

    /// <param name="settings">As on the command line, e.g. <c>--Api:RateLimits:PerAddress=5</c>.</param>
    public static async Task<RunningVillage> Start(params string[] settings)
    {
        var village = new RunningVillage(server: null, settings);
        await village.StartHost();
        return village;
    }

    public static async Task<RunningVillage> StartOn(DatabaseProvider provider, params string[] settings)
    {
        if (provider == DatabaseProvider.Sqlite) return await Start(settings);
        var server = await TestServers.CreateDatabase();
        var village = new RunningVillage(
            server,
            [
                $"--Village:Database:Provider={provider}",
                $"--Village:Database:ConnectionString={server.ConnectionString}", .. settings,
            ]);
        await village.StartHost();
        return village;
    }

    /// <summary>Ends the host and starts another on the same database.</summary>
    public async Task Restart()
    {
        await host.DisposeAsync();
        await StartHost();
    }

    public Visitor Visit() => new(this);

    /// <summary>A person with the mini-program open, logged in.</summary>
    public async Task<Visitor> LogIn(string user)
    {
        var visitor = Visit();
        await visitor.LogIn(user);
        return visitor;
    }

    public async Task<T> Look<T>(Func<VillageDb, Task<T>> look)
    {
        await using var scope = host.Services.CreateAsyncScope();
        (await scope.ServiceProvider.GetRequiredService<EnterVillage>().Run(DemoVillage.Slug, CancellationToken.None))
            .OrThrow();
        return await look(scope.ServiceProvider.GetRequiredService<VillageDb>());
    }

    /// <summary>Moves the clock by a little: what WeChat owes by then was delivered when this returns.</summary>
    public Task LetWeChatDeliver() => Sandbox.Advance(TimeSpan.FromSeconds(5), CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        SqlitePool.Empty();
        folder.Delete(recursive: true);
        if (server is not null) await server.DisposeAsync();
    }

    private async Task StartHost()
    {
        var port = LoopbackPort.Free();
        Url = new Uri($"http://127.0.0.1:{port}");
        string[] args =
        [
            "--environment=Development", $"--urls={Url}", $"--Village:PublicUrl={Url}", "--Village:Roles=api",
            "--Village:SandboxPort=0", $"--Village:SandboxStart={TestVillage.Morning:O}", "--Village:SeedDemo=true",
            $"--Village:DataFolder={folder.FullName}", "--Logging:Console:LogLevel:Default=None",
            "--Logging:LogLevel:Default=Information", "--Logging:LogLevel:Microsoft.AspNetCore=Information",
            "--Logging:LogLevel:Microsoft.EntityFrameworkCore=Information",
            "--Logging:LogLevel:System.Net.Http=Information",
            .. StoryWorld.NoRateLimits.Select(static limit => $"--{limit.Key}={limit.Value}"), .. settings,
        ];
        host = await DevVillage.Start(args, static _ => { }, CancellationToken.None);
        host.Services.GetRequiredService<ILoggerFactory>().AddProvider(Log);
    }
}
