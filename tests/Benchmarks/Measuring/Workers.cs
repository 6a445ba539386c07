using System.Diagnostics;

namespace VillageCloud.Benchmarks.Measuring;

/// <summary>A closed loop: a fixed number of workers, each of which begins its next piece when the last one is done.
/// Good for throughput; its latencies are those of a busy desk, not of shoppers who come when they like.</summary>
internal static class Workers
{
    public static async Task<Shift> Run(int workers, TimeSpan length, Func<int, Task> work)
    {
        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var begun = 0L;
        var crew = Enumerable.Range(0, workers).Select(worker => Task.Run(async () =>
        {
            var taken = new List<long>();
            await start.Task;
            while (Stopwatch.GetElapsedTime(begun) < length)
            {
                var from = Stopwatch.GetTimestamp();
                await work(worker);
                taken.Add(Stopwatch.GetTimestamp() - from);
            }

            return taken;
        })).ToList();
        var processor = Environment.CpuUsage.TotalTime;
        begun = Stopwatch.GetTimestamp();
        start.SetResult();
        var all = await Task.WhenAll(crew);
        return new Shift(Stopwatch.GetElapsedTime(begun), new Latencies(all.SelectMany(static taken => taken)))
        {
            Processor = Environment.CpuUsage.TotalTime - processor,
        };
    }
}

internal sealed record Shift(TimeSpan Elapsed, Latencies Latencies)
{
    /// <summary>What this process used meanwhile, if it was measured; a server's own share is not in it.</summary>
    public TimeSpan Processor { get; init; }

    public double PerSecond => Latencies.Count / Elapsed.TotalSeconds;

    public double ProcessorMillisecondsEach => Processor.TotalMilliseconds / Latencies.Count;
}
