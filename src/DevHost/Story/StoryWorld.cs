using System.Net;
using System.Net.Sockets;
using Hangfire;
using Hangfire.Storage;
using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.Domain.People.Access;
using VillageCloud.Features.Village.Cooperatives;
using VillageCloud.Host.Composition;
using VillageCloud.WeChat;

namespace VillageCloud.DevHost.Story;

/// <summary>Where the story is played: an API to talk to over HTTP, a sandbox to be WeChat, and the features for staff,
/// who will call the same ones from the console.</summary>
public sealed class StoryWorld : IAsyncDisposable
{
    /// <summary>The story asks again and again within seconds, for what takes people days.</summary>
    public static readonly IReadOnlyDictionary<string, string> NoRateLimits = new Dictionary<string, string>
    {
        ["Api:RateLimits:PerAddress"] = "1000000000",
        ["Api:RateLimits:PerSession"] = "1000000000",
        ["Api:RateLimits:LoginsPerAddress"] = "1000000000",
        ["Api:RateLimits:LoginBurstPerAddress"] = "1000000000",
        ["Api:RateLimits:Logins"] = "1000000000",
        ["Api:RateLimits:LoginBurst"] = "1000000000",
        ["Api:RateLimits:SignInsPerAddress"] = "1000000000",
        ["Api:RateLimits:SignIns"] = "1000000000",
        ["Api:RateLimits:OthersPerAddress"] = "1000000000",
        ["Api:RateLimits:CallbacksPerAddress"] = "1000000000",
    };

    // The schedule looks at the clock every 150 ms, so that three quiet looks mean that it has nothing more to start.
    private const int QuietLooks = 3;
    private static readonly TimeSpan LongestJob = TimeSpan.FromSeconds(10);

    private readonly List<IAsyncDisposable> owned = [];

    private readonly string village;

    private StoryWorld(Uri api, SandboxLink sandbox, IServiceProvider services, string village = DemoVillage.Slug)
    {
        Api = api;
        Sandbox = sandbox;
        Services = services;
        this.village = village;
    }

    public Uri Api { get; }

    public SandboxLink Sandbox { get; }

    public IServiceProvider Services { get; }

    public DateTimeOffset Now => Sandbox.Clock.GetUtcNow();

    /// <summary>Everything in this process, on a fresh database.</summary>
    /// <param name="alter">What a test puts in the place of something else.</param>
    /// <param name="roles">Without <c>jobs</c> nothing is done that nobody asks for.</param>
    public static async Task<StoryWorld> OneProcess(
        DatabaseSettings? database, CancellationToken ct, Action<IServiceCollection>? alter = null,
        string roles = "api,admin,jobs")
    {
        var folder = Directory.CreateTempSubdirectory("village-story");
        var port = FreePort();
        List<string> args =
        [
            "--environment=Development", $"--urls=http://127.0.0.1:{port}",
            $"--Village:PublicUrl=http://127.0.0.1:{port}", $"--Village:Roles={roles}",
            "--Village:SandboxPort=0", $"--Village:SandboxStart={MainJobStory.Opening:O}", "--Village:SeedDemo=true",
            $"--Village:DataFolder={folder.FullName}",
            .. NoRateLimits.Select(static limit => $"--{limit.Key}={limit.Value}"),
            "--Logging:LogLevel:Default=Warning", "--Village:Redis=",
        ];
        if (database is not null)
        {
            args.Add($"--Village:Database:Provider={database.Provider}");
            args.Add($"--Village:Database:ConnectionString={database.ConnectionString}");
            args.Add($"--Village:KeyFile={database.Keys.Path}");
        }

        var host = await DevVillage.Start([.. args], static _ => { }, ct, alter);
        var world = new StoryWorld(new Uri($"http://127.0.0.1:{port}"), host.Sandbox!, host.Services);
        world.owned.AddRange([host, new Folder(folder)]);
        return world;
    }

    /// <summary>Roles and sandbox run elsewhere; staff act on the same database from here.</summary>
    public static async Task<StoryWorld> Elsewhere(
        Uri api, Uri sandboxControl, DatabaseSettings database, CancellationToken ct)
    {
        var sandbox = await SandboxLink.Connect(sandboxControl, ct);
        var collection = new ServiceCollection();
        collection.AddLogging();
        collection.AddVillage(database, sandbox.Clock);
        collection.AddWeChat([sandbox.AccountFor(DemoVillage.Slug, api)], isProduction: false);
        var services = collection.BuildServiceProvider();
        var world = new StoryWorld(api, sandbox, services);
        world.owned.AddRange([services, sandbox]);
        return world;
    }

    /// <summary>A village that somebody else has started, and ends.</summary>
    /// <param name="services">Of its host.</param>
    public static StoryWorld Of(Uri api, SandboxLink sandbox, IServiceProvider services, string village) =>
        new(api, sandbox, services, village);

    /// <summary>A member of staff uses one feature, as the console will: a scope for each call.</summary>
    public async Task<TResult> Staff<TFeature, TResult>(Func<TFeature, Task<TResult>> act)
        where TFeature : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        (await scope.ServiceProvider.GetRequiredService<EnterVillage>().Run(village, CancellationToken.None))
            .OrThrow();
        return await act(scope.ServiceProvider.GetRequiredService<TFeature>());
    }

    /// <summary>As at the console: what they do from here on they do in this session.</summary>
    public Task<StaffActor> SignIn(string name, CancellationToken ct) =>
        Staff<IServiceProvider, StaffActor>(scope => scope.SignIn(name, ct));

    /// <summary>Moves the virtual clock, once the jobs of this process have finished: a jump of days in the middle of a
    /// call to WeChat would make its signature too old.</summary>
    public async Task Advance(TimeSpan time, CancellationToken ct)
    {
        if (Services.GetService<JobStorage>() is { } jobs) await UntilQuiet(jobs.GetMonitoringApi(), ct);
        await Sandbox.Advance(time, ct);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var thing in owned) await thing.DisposeAsync();
    }

    private static async Task UntilQuiet(IMonitoringApi jobs, CancellationToken ct)
    {
        var deadline = Environment.TickCount64 + (long)LongestJob.TotalMilliseconds;
        for (var quiet = 0; quiet < QuietLooks && Environment.TickCount64 < deadline;)
        {
            var now = jobs.GetStatistics();
            quiet = now.Enqueued + now.Processing == 0 ? quiet + 1 : 0;
            await Task.Delay(TimeSpan.FromMilliseconds(100), ct);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private sealed class Folder(DirectoryInfo folder) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            DatabaseChoice.CloseIdleConnections();
            folder.Delete(recursive: true);
            return ValueTask.CompletedTask;
        }
    }
}
