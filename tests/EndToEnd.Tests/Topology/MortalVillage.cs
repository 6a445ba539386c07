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
    private readonly ServerDatabase? server;
    private readonly SandboxServer sandbox;
    private readonly Dictionary<string, string> settings;
    private readonly List<Mortal> processes;

    private MortalVillage(ServerDatabase? server, SandboxServer sandbox)
    {
        this.server = server;
        this.sandbox = sandbox;
        processes = server is null ? [new("api,admin,jobs")] : [new("api"), new("jobs")];
        Database = server is null
            ? new(DatabaseProvider.Sqlite, $"Data Source={Path.Combine(folder.FullName, "village.db")}", TestKeys.Ours)
            : new(DatabaseProvider.MySql, server.ConnectionString, TestKeys.Ours);
        settings = new Dictionary<string, string>
        {
            ["Village__KeyFile"] = TestKeys.Ours.Path,
            ["Village__DataFolder"] = folder.FullName,
            ["Village__Database__Provider"] = Database.Provider.ToString(),
            ["Village__Database__ConnectionString"] = Database.ConnectionString,
            ["Village__SandboxControl"] = sandbox.ControlBase.ToString(),
            ["Village__PublicUrl"] = Api.ToString(),
            ["Village__SeedDemo"] = "true",
        };
        if (server is not null) settings["Village__Redis"] = TestServers.OwnRedis();
    }

    public Uri Api => new($"http://127.0.0.1:{processes[0].Port}");

    public DatabaseSettings Database { get; }

    /// <summary>Staff, WeChat, and a look into the database.</summary>
    public StoryWorld World { get; private set; } = null!;

    public static async Task<MortalVillage> Start(DatabaseProvider provider, CancellationToken ct)
    {
        var server = provider == DatabaseProvider.MySql ? await TestServers.CreateDatabase(ct) : null;
        var sandbox = await SandboxServer.Start(new SandboxOptions { StartAt = MainJobStory.Opening }, ct);
        var village = new MortalVillage(server, sandbox);
        foreach (var process in village.processes) await village.Raise(process, ct);
        village.World = await StoryWorld.Elsewhere(village.Api, sandbox.ControlBase, village.Database, ct);
        return village;
    }

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
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (server is not null) await server.DisposeAsync();
        folder.Delete(recursive: true);
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
