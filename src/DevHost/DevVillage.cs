using VillageCloud.Host;
using VillageCloud.Host.Composition;

namespace VillageCloud.DevHost;

/// <summary>One process with its roles and the demo around it, started and ready: what the story and the tests start.
/// </summary>
public sealed class DevVillage : IAsyncDisposable
{
    private readonly VillageHost host;

    private DevVillage(VillageHost host, SandboxLink? sandbox)
    {
        this.host = host;
        Sandbox = sandbox;
    }

    public WebApplication App => host.App;

    public HostSettings Settings => host.Settings;

    public IServiceProvider Services => host.Services;

    /// <summary>Null against the real WeChat.</summary>
    public SandboxLink? Sandbox { get; }

    /// <summary>Builds, migrates, seeds and starts. Progress is told in short sentences.</summary>
    /// <param name="alter">What a test puts in the place of something else.</param>
    /// <exception cref="HostSettingsException">A setting can't be right.</exception>
    public static async Task<DevVillage> Start(
        string[] args, Action<string> tell, CancellationToken ct, Action<IServiceCollection>? alter = null)
    {
        var builder = VillageHost.CreateBuilder(args);
        var around = DemoSurroundings.Of(builder);
        var started = await VillageHost.Start(builder, around, tell, ct, alter);
        return new(started, (around as DemoSurroundings)?.Sandbox);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();
}
