using Cronos;
using Hangfire;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace VillageCloud.Jobs;

/// <summary>Keeps the schedule by a virtual clock (development and tests): when the sandbox jumps to the next morning,
/// the jobs of that morning run. Hangfire itself only knows real time.</summary>
internal sealed partial class VirtualSchedule(
    TimeProvider clock, IBackgroundJobClient jobs, ILogger<VirtualSchedule> logger) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(150);

    private readonly Dictionary<string, CronExpression> expressions = Schedule.All.ToDictionary(
        job => job.Id, job => CronExpression.Parse(
            job.Cron, job.Cron.Split(' ').Length == 6 ? CronFormat.IncludeSeconds : CronFormat.Standard));

    // Until when each line was started: what could not be put into the storage is still due at the next look.
    private readonly Dictionary<string, DateTimeOffset> seen = [];

    private DateTimeOffset? start;
    private bool isAway;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        // Real time between two looks; what is looked at is the virtual clock.
        using var timer = new PeriodicTimer(Look);
        do
        {
            try
            {
                EnqueueDue();
                isAway = false;
            }
            catch (Exception trouble) when (trouble is not OperationCanceledException)
            {
                // The storage or another process's sandbox is away. Neither ends the village.
                if (!isAway) Waiting(logger, trouble);
                isAway = true;
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private void EnqueueDue()
    {
        var now = clock.GetUtcNow();
        var since = start ??= now;
        foreach (var (id, expression) in expressions)
        {
            var from = seen.GetValueOrDefault(id, since);
            if (expression.GetNextOccurrence(from, Schedule.Zone) is { } due && due <= now)
                _ = jobs.Enqueue<RunScheduledJob>(run => run.ForAll(id, CancellationToken.None));
            if (now > from) seen[id] = now;
        }
    }

    [LoggerMessage(4005, LogLevel.Error, "The schedule can't be looked at or put into the storage; trying again")]
    private static partial void Waiting(ILogger logger, Exception trouble);
}
