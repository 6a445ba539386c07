using System.Diagnostics;
using System.Net.Sockets;
using VillageCloud.DevHost.Story;
using VillageCloud.TestKit.Servers;

namespace VillageCloud.Benchmarks.Running;

/// <summary>The whole one-process edition as <c>./run</c> starts it: all roles, SQLite, a sandbox; without rate
/// limits, which would be all that a load driver gets to see.</summary>
internal sealed class VillageProcess : IAsyncDisposable
{
    private const string Program = "VillageCloud.DevHost";

    private readonly ChildProcess child;
    private readonly VillageFolder folder;

    private VillageProcess(ChildProcess child, VillageFolder folder, Uri url, Uri sandbox)
    {
        this.child = child;
        this.folder = folder;
        Url = url;
        Sandbox = sandbox;
    }

    public Uri Url { get; }

    /// <summary>Where the sandbox is told what people do in WeChat.</summary>
    public Uri Sandbox { get; }

    public Process Process => child.Process;

    /// <summary>From the start of the process to the first yes at <c>/readyz</c>.</summary>
    public required TimeSpan UntilReady { get; init; }

    /// <summary>Starts it and waits until it is ready and has printed its welcome.</summary>
    /// <param name="hasPast">With the ninety days on which <c>./run</c> opens.</param>
    public static async Task<VillageProcess> Start(VillageFolder folder, CancellationToken ct, bool hasPast = false)
    {
        var url = new Uri($"http://127.0.0.1:{LoopbackPort.Free()}");
        var from = Stopwatch.GetTimestamp();
        var child = ChildProcess.Start(Program, ["serve"], Environment(url, folder, hasPast));
        try
        {
            await BecomeReady(child, url, ct);
            var untilReady = Stopwatch.GetElapsedTime(from);
            var control = await child.Says("WeChat sandbox  ", ct);
            _ = await child.Says("Ctrl-C", ct);
            return new(child, folder, url, new Uri(control)) { UntilReady = untilReady };
        }
        catch
        {
            await child.DisposeAsync();
            folder.Dispose();
            throw;
        }
    }

    /// <summary>Plays the main job in a process of its own, to its end.</summary>
    public static ChildProcess PlayStory() => ChildProcess.Start(
        Program, ["story"], new Dictionary<string, string> { ["DOTNET_ENVIRONMENT"] = "Development" });

    public Task Stop(CancellationToken ct) => child.Stop(ct);

    public async ValueTask DisposeAsync()
    {
        await child.DisposeAsync();
        folder.Dispose();
    }

    private static Dictionary<string, string> Environment(Uri url, VillageFolder folder, bool hasPast)
    {
        var settings = new Dictionary<string, string>
        {
            ["DOTNET_ENVIRONMENT"] = "Development",
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["ASPNETCORE_URLS"] = url.ToString(),
            ["Village__PublicUrl"] = url.ToString(),
            ["Village__DataFolder"] = folder.Path,
            ["Village__SandboxPort"] = "0",
            ["Village__DemoPast"] = hasPast ? "true" : "false",
        };
        foreach (var (name, value) in StoryWorld.NoRateLimits)
            settings[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        return settings;
    }

    private static async Task BecomeReady(ChildProcess child, Uri url, CancellationToken ct)
    {
        using var http = new HttpClient { BaseAddress = url, Timeout = TimeSpan.FromSeconds(10) };
        var deadline = System.Environment.TickCount64 + 60_000;
        while (true)
        {
            if (child.Process.HasExited || System.Environment.TickCount64 > deadline)
                throw new CheckFailedException($"the village did not become ready:\n{child.Told}");
            try
            {
                using var answer = await http.GetAsync(new Uri("/readyz", UriKind.Relative), ct);
                if (answer.IsSuccessStatusCode) return;
            }
            catch (Exception error) when (error is HttpRequestException or SocketException)
            {
                // Not listening yet, or gone between being reached and being asked.
            }

            await Task.Delay(10, ct);
        }
    }
}

/// <summary>Where a village keeps its files; removed with its owner.</summary>
internal sealed class VillageFolder(DirectoryInfo folder, bool isKept) : IDisposable
{
    public string Path => folder.FullName;

    /// <summary>Goes with the process that uses it.</summary>
    public static VillageFolder Temporary() => new(Directory.CreateTempSubdirectory("village-bench"), isKept: false);

    /// <summary>Stays when a process ends, for the next one.</summary>
    public VillageFolder Shared() => new(folder, isKept: true);

    public void Dispose()
    {
        if (!isKept) folder.Delete(recursive: true);
    }
}
