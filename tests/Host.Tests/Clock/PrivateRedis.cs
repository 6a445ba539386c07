using System.Diagnostics;
using System.Net.Sockets;
using VillageCloud.TestKit.Servers;

namespace VillageCloud.Host.Tests.Clock;

/// <summary>A Redis of the test's own, that can be away, come back empty, and be stopped.</summary>
internal sealed class PrivateRedis : IAsyncDisposable
{
    private Process? process;

    public PrivateRedis() => _ = TestServers.Redis; // Without servers, the test is left out in the usual way.

    public int Port { get; } = LoopbackPort.Free();

    public string Address => $"127.0.0.1:{Port}";

    /// <summary>Comes back with nothing in it.</summary>
    public async Task Start(CancellationToken ct)
    {
        process = Process.Start(new ProcessStartInfo(
            "redis-server", ["--port", $"{Port}", "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"])
        {
            RedirectStandardOutput = true, UseShellExecute = false, WorkingDirectory = Path.GetTempPath(),
        })!;
        process.OutputDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        while (!await Answers(ct)) await Task.Delay(20, ct);
    }

    public async Task Kill()
    {
        process!.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null) await Kill();
    }

    private async Task<bool> Answers(CancellationToken ct)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync("127.0.0.1", Port, ct);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
