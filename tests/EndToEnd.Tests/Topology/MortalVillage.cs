using VillageCloud.Data.Sqlite;
using VillageCloud.Data;
using VillageCloud.DevHost.Story;
using VillageCloud.Sandbox;
using VillageCloud.TestKit;
using VillageCloud.TestKit.Servers;

namespace VillageCloud.EndToEnd.Tests.Topology;

/// <summary>A village whose processes can be killed at any moment and come back on the same database: all roles in one
/// on SQLite, API and jobs apart on MariaDB and Redis. WeChat outlives them in the process of the test.</summary>
internal sealed class MortalVillage : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("village-crash");
    private readonly SandboxServer sandbox;
    private readonly Dictionary<string, string> settings;
    private readonly List<Mortal> processes;
    private readonly List<ServerDatabase> servers = [];
    private readonly DatabaseProvider provider;

    private MortalVillage(DatabaseProvider provider, SandboxServer sandbox)
    {
        this.sandbox = sandbox;
        this.provider = provider;
        processes = provider == DatabaseProvider.Sqlite ? [new("api,admin,jobs")] : [new("api"), new("jobs")];
        settings = new Dictionary<string, string>
        {
            ["Village__KeyFile"] = TestKeys.Ours.Path,
            ["Village__DataFolder"] = folder.FullName,
            ["Village__Database__Provider"] = provider.ToString(),
            ["Village__SandboxControl"] = sandbox.ControlBase.ToString(),
            ["Village__PublicUrl"] = Api.ToString(),
            ["Village__SeedDemo"] = "true",
        };
        if (provider == DatabaseProvider.MySql) settings["Village__Redis"] = TestServers.OwnRedis();
    }

    public Uri Api => new($"http://127.0.0.1:{processes[0].Port}");

    public DatabaseSettings Database => new(
        provider, settings["Village__Database__ConnectionString"], TestKeys.Ours);

    /// <summary>Staff, WeChat, and a look into the database.</summary>
    public StoryWorld World { get; private set; } = null!;

    public static async Task<MortalVillage> Start(DatabaseProvider provider, CancellationToken ct)
    {
        var sandbox = await SandboxServer.Start(new SandboxOptions { StartAt = MainJobStory.Opening }, ct);
        var village = new MortalVillage(provider, sandbox);
        await village.UseAnEmptyDatabase(ct);
        await village.Rise(ct);
        return village;
    }

    /// <summary>Everything starts on the database as it is.</summary>
    public async Task Rise(CancellationToken ct)
    {
        foreach (var process in processes) await Raise(process, ct);
        World = await StoryWorld.Elsewhere(Api, sandbox.ControlBase, Database, ct);
    }

    /// <summary>The machine is gone: all processes die, and the next one has an empty database.</summary>
    /// <returns>What looks into the database that was lost.</returns>
    public async Task<StoryWorld> LoseTheMachine(CancellationToken ct)
    {
        foreach (var process in processes) await process.Host!.Kill();
        await UseAnEmptyDatabase(ct);
        return World;
    }

    /// <summary>What the operator types behind the program's name, beside the village or in its place.</summary>
    public Task<Typed> Type(params string[] words) => HostProcess.Type(settings, words);

    /// <summary>kill -9 to the API, sometimes to the jobs too where they are apart, and up again.</summary>
    public Task CrashTheApi(Random chance, CancellationToken ct) =>
        Crash(processes[..chance.Next(1, processes.Count + 1)], ct);

    /// <summary>kill -9 to everything, and up again.</summary>
    public Task CrashAll(CancellationToken ct) => Crash(processes, ct);

    /// <summary>What the living processes said, for whoever looks into a failure.</summary>
    public string Told() => string.Join('\n', processes.Select(process => $"{process.Roles}:\n{process.Host?.Told()}"));

    public async ValueTask DisposeAsync()
    {
        await World.DisposeAsync();
        foreach (var process in processes)
            if (process.Host is { } host) await host.DisposeAsync();
        await sandbox.DisposeAsync();
        SqlitePool.Empty();
        foreach (var server in servers) await server.DisposeAsync();
        folder.Delete(recursive: true);
    }

    private async Task UseAnEmptyDatabase(CancellationToken ct)
    {
        const string setting = "Village__Database__ConnectionString";
        if (provider == DatabaseProvider.Sqlite)
        {
            settings[setting] = $"Data Source={Path.Combine(folder.FullName, $"{Guid.NewGuid():N}.db")}";
            return;
        }

        servers.Add(await TestServers.CreateDatabase(ct));
        settings[setting] = servers[^1].ConnectionString;
    }

    private async Task Crash(IReadOnlyList<Mortal> victims, CancellationToken ct)
    {
        foreach (var victim in victims) await victim.Host!.Kill();
        foreach (var victim in victims) await Raise(victim, ct);
    }

    private async Task Raise(Mortal process, CancellationToken ct)
    {
        if (process.Host is { } dead) await dead.DisposeAsync();
        process.Host = await HostProcess.Start(process.Roles, process.Port, settings, ct);
    }

    private sealed class Mortal(string roles)
    {
        public string Roles { get; } = roles;

        public int Port { get; } = LoopbackPort.Free();

        public HostProcess? Host { get; set; }
    }
}
