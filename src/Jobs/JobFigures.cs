using System.Diagnostics;
using System.Diagnostics.Metrics;
using VillageCloud.Features.Platform;

namespace VillageCloud.Jobs;

/// <summary>How long each line of the schedule took, and what it left: a span and three figures a run.</summary>
public sealed class JobFigures
{
    /// <summary>By this name whoever collects figures asks for these.</summary>
    public const string MeterName = "VillageCloud.Jobs";

    private readonly Histogram<double> duration;
    private readonly Counter<long> done;
    private readonly Counter<long> left;

    public JobFigures(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        duration = meter.CreateHistogram<double>("village.job.duration", "s", "How long one run took");
        done = meter.CreateCounter<long>("village.job.done", "{item}", "What came through");
        left = meter.CreateCounter<long>("village.job.left", "{item}", "What is left for next time");
    }

    internal Running Begin(string job, string village) => new(this, job, village);

    internal sealed class Running(JobFigures figures, string job, string village) : IDisposable
    {
        private readonly long since = Stopwatch.GetTimestamp();
        private readonly Activity? span = Traces.Job(job, village);

        /// <param name="tally">Null where the line doesn't count.</param>
        public void Ended(Tally? tally)
        {
            span.End(tally is null or { Problems.Count: 0 } ? null : "left");
            if (tally is null) return;
            figures.done.Add(tally.Done, Tags);
            figures.left.Add(tally.Left, Tags);
        }

        public void Dispose()
        {
            figures.duration.Record(Stopwatch.GetElapsedTime(since).TotalSeconds, Tags);
            span?.Dispose();
        }

        private TagList Tags => new() { { "job", job }, { "village", village } };
    }
}
