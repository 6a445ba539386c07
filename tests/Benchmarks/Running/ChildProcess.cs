using System.Diagnostics;

namespace VillageCloud.Benchmarks.Running;

/// <summary>One of our programs in a process of its own, with what it has said so far.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly List<string> output = [];

    private ChildProcess(Process process) => Process = process;

    public Process Process { get; }

    public string Told
    {
        get
        {
            lock (output) return string.Join('\n', output);
        }
    }

    /// <param name="program">Name of the assembly, which stands beside this one.</param>
    public static ChildProcess Start(
        string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment)
    {
        var dll = Path.Combine(AppContext.BaseDirectory, program + ".dll");
        var start = new ProcessStartInfo("dotnet", [dll, .. arguments])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
            WorkingDirectory = Path.GetTempPath(),
        };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        var child = new ChildProcess(Process.Start(start)!);
        child.Process.OutputDataReceived += (_, line) => child.Keep(line.Data);
        child.Process.ErrorDataReceived += (_, line) => child.Keep(line.Data);
        child.Process.BeginOutputReadLine();
        child.Process.BeginErrorReadLine();
        return child;
    }

    /// <summary>Waits until a line contains the words, and gives what follows them on it.</summary>
    public async Task<string> Says(string words, CancellationToken ct)
    {
        var deadline = Environment.TickCount64 + (long)Patience.TotalMilliseconds;
        while (true)
        {
            if (Find(words) is { } found) return found;
            if (Process.HasExited || Environment.TickCount64 > deadline)
                throw new CheckFailedException($"it never said '{words}':\n{Told}");
            await Task.Delay(10, ct);
        }
    }

    /// <summary>TERM, as a service manager sends it, and the end of the process.</summary>
    public async Task Stop(CancellationToken ct)
    {
        using var kill = Process.Start("kill", ["-TERM", $"{Process.Id}"]);
        await kill.WaitForExitAsync(ct);
        await Process.WaitForExitAsync(ct).WaitAsync(Patience, ct);
        Bench.CheckSame(0, Process.ExitCode, "it stops cleanly");
    }

    public async ValueTask DisposeAsync()
    {
        if (!Process.HasExited)
        {
            Process.Kill();
            await Process.WaitForExitAsync();
        }

        Process.Dispose();
    }

    private string? Find(string words)
    {
        lock (output)
        {
            var line = output.Find(line => line.Contains(words, StringComparison.Ordinal));
            return line?[(line.IndexOf(words, StringComparison.Ordinal) + words.Length)..].Trim();
        }
    }

    private void Keep(string? line)
    {
        if (line is null) return;
        lock (output) output.Add(line);
    }
}
