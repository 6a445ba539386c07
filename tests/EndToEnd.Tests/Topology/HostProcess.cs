using System.Diagnostics;
using System.Net.Sockets;
using VillageCloud.DevHost.Story;

namespace VillageCloud.EndToEnd.Tests.Topology;

/// <summary>The roles in a process of their own, as they run in production: it can be killed. Where a sandbox is WeChat
/// it is the development host, whose roles are the host's own.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    public const string Product = "VillageCloud.Host.dll";
    public const string Development = "VillageCloud.DevHost.dll";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process process;
    private readonly List<string> output = [];

    private bool isGone;

    private HostProcess(Process process, Uri url)
    {
        this.process = process;
        Url = url;
    }

    public Uri Url { get; }

    public int ExitCode => process.ExitCode;

    /// <summary>Starts it and waits until <c>/readyz</c> says yes and the welcome is printed.</summary>
    public static async Task<HostProcess> Start(
        string roles, int port, IReadOnlyDictionary<string, string> settings, CancellationToken ct)
    {
        var host = Launch(Development, roles, port, settings);
        await host.BecomeReady(ct);
        return host;
    }

    /// <summary>Starts one that is expected to give up by itself, and waits until it has.</summary>
    /// <param name="program">What ships, or what <c>./run</c> starts.</param>
    public static async Task<HostProcess> StartInVain(
        string roles, int port, IReadOnlyDictionary<string, string> settings, CancellationToken ct,
        string program = Development)
    {
        var host = Launch(program, roles, port, settings);
        await host.process.WaitForExitAsync(ct).WaitAsync(Patience, ct);
        return host;
    }

    /// <summary>A command of the operator's, to its end.</summary>
    public static async Task<Typed> Type(IReadOnlyDictionary<string, string> settings, params string[] words)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, Development), .. words])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
            WorkingDirectory = Path.GetTempPath(),
        };
        start.Environment["DOTNET_ENVIRONMENT"] = start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        foreach (var (name, value) in settings) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync().WaitAsync(Patience);
        return new(process.ExitCode, await output, await errors);
    }

    private static HostProcess Launch(
        string program, string roles, int port, IReadOnlyDictionary<string, string> settings)
    {
        var url = new Uri($"http://127.0.0.1:{port}");
        var dll = Path.Combine(AppContext.BaseDirectory, program);
        var start = new ProcessStartInfo("dotnet", [dll, "serve", "--roles", roles])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
            WorkingDirectory = Path.GetTempPath(),
        };
        start.Environment["DOTNET_ENVIRONMENT"] = "Development";
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["ASPNETCORE_URLS"] = url.ToString();
        foreach (var (name, value) in StoryWorld.NoRateLimits)
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        foreach (var (name, value) in settings) start.Environment[name] = value;
        var host = new HostProcess(Process.Start(start)!, url);
        host.Listen();
        return host;
    }

    /// <summary>kill -9: nothing is flushed, nothing is said goodbye to.</summary>
    public async Task Kill()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>TERM, as <c>docker stop</c> and systemd send it; INT is Ctrl-C.</summary>
    public async Task Stop(string signal, CancellationToken ct)
    {
        using var kill = Process.Start("kill", [$"-{signal}", process.Id.ToString()]);
        await kill.WaitForExitAsync(ct);
        await process.WaitForExitAsync(ct).WaitAsync(Patience, ct);
    }

    public async ValueTask DisposeAsync()
    {
        if (isGone) return;
        isGone = true;
        if (!process.HasExited) await Kill();
        process.Dispose();
    }

    private void Listen()
    {
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    private void Keep(string? line)
    {
        if (line is null) return;
        lock (output) output.Add(line);
    }

    private async Task BecomeReady(CancellationToken ct)
    {
        using var http = new HttpClient { BaseAddress = Url };
        var deadline = Environment.TickCount64 + (long)Patience.TotalMilliseconds;
        while (true)
        {
            if (process.HasExited || Environment.TickCount64 > deadline)
                throw new InvalidOperationException($"the host did not become ready:\n{Told()}");
            try
            {
                using var answer = await http.GetAsync(new Uri("/readyz", UriKind.Relative), ct);
                if (answer.IsSuccessStatusCode && Told().Contains("Ctrl-C", StringComparison.Ordinal)) return;
            }
            catch (Exception error) when (error is HttpRequestException or SocketException)
            {
                // Not listening yet, or gone between being reached and being asked.
            }

            await Task.Delay(100, ct);
        }
    }

    /// <summary>All that it has printed so far.</summary>
    public string Told()
    {
        lock (output) return string.Join('\n', output);
    }
}

/// <summary>How a command ended, and what it said.</summary>
internal sealed record Typed(int ExitCode, string Output, string Errors);
