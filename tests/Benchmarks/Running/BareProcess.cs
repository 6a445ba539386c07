using System.Diagnostics;
using VillageCloud.Benchmarks.Http;

namespace VillageCloud.Benchmarks.Running;

/// <summary>The bare server, started.</summary>
internal sealed class BareProcess : IAsyncDisposable
{
    private readonly ChildProcess child;

    private BareProcess(ChildProcess child, Uri url)
    {
        this.child = child;
        Url = url;
    }

    public Uri Url { get; }

    public Process Process => child.Process;

    public static async Task<BareProcess> Start(string folder, CancellationToken ct)
    {
        var child = ChildProcess.Start(
            "VillageCloud.Benchmarks", [BareServer.Command, folder],
            // Asked for by name: under a test runner this assembly's own settings are another program's.
            new Dictionary<string, string> { ["DOTNET_gcServer"] = "1" });
        return new(child, new Uri(await child.Says(BareServer.Listening, ct)));
    }

    public ValueTask DisposeAsync() => child.DisposeAsync();
}
