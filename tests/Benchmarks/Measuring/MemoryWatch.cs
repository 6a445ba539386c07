using System.Diagnostics;

namespace VillageCloud.Benchmarks.Measuring;

/// <summary>Looks at a process's resident memory some twenty times a second, until disposed.</summary>
internal sealed class MemoryWatch : IDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    private readonly Process process;
    private readonly Timer timer;
    private readonly Lock gate = new();

    public MemoryWatch(Process process)
    {
        this.process = process;
        Sample();
        First = Last;
        timer = new Timer(_ => Sample(), state: null, Look, Look);
    }

    public double First { get; }

    /// <summary>MB at the last look that found the process alive.</summary>
    public double Last { get; private set; }

    public double Highest { get; private set; }

    public void Sample()
    {
        lock (gate)
        {
            try
            {
                process.Refresh();
                if (process.HasExited || process.WorkingSet64 is not (> 0 and var bytes)) return;
                Last = bytes / (1024.0 * 1024.0);
                Highest = Math.Max(Highest, Last);
            }
            catch (InvalidOperationException)
            {
                // It ended between two questions; the last look stands.
            }
        }
    }

    public void Dispose()
    {
        using var ended = new ManualResetEvent(initialState: false);
        if (timer.Dispose(ended)) _ = ended.WaitOne();
    }
}
