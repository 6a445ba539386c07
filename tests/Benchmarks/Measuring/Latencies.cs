using System.Diagnostics;

namespace VillageCloud.Benchmarks.Measuring;

/// <summary>Every single latency, sorted: percentiles are read off, not estimated.</summary>
internal sealed class Latencies
{
    private readonly long[] ticks;

    public Latencies(IEnumerable<long> stopwatchTicks)
    {
        ticks = [.. stopwatchTicks];
        Array.Sort(ticks);
    }

    public int Count => ticks.Length;

    /// <summary>Milliseconds below which that share of all answers came.</summary>
    public double At(double percentile)
    {
        Bench.Check(ticks.Length > 0, "there are latencies to read");
        var rank = (int)Math.Ceiling(percentile / 100 * ticks.Length) - 1;
        return Stopwatch.GetElapsedTime(0, ticks[Math.Clamp(rank, 0, ticks.Length - 1)]).TotalMilliseconds;
    }

    public override string ToString() => $"p50 {At(50):0.00} ms, p99 {At(99):0.00} ms";
}
