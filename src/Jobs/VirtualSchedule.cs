using Cronos;
using Hangfire;
using Hangfire.Storage;
using Microsoft.Extensions.Hosting;

namespace VillageCloud.Jobs;

/// <summary>Keeps the schedule by a virtual clock (development and tests): when the sandbox jumps to the next morning,
/// the jobs of that morning run. Hangfire itself only knows real time.</summary>
internal sealed class VirtualSchedule(TimeProvider clock, IRecurringJobManager recurring) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(150);

    private readonly Dictionary<string, CronExpression> expressions = Schedule.All.ToDictionary(
        job => job.Id, job => CronExpression.Parse(
            job.Cron, job.Cron.Split(' ').Length == 6 ? CronFormat.IncludeSeconds : CronFormat.Standard));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var seen = clock.GetUtcNow();
        // Real time between two looks; what is looked at is the virtual clock.
        using var timer = new PeriodicTimer(Look);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            var now = clock.GetUtcNow();
            foreach (var (id, expression) in expressions)
            {
                if (expression.GetNextOccurrence(seen, Schedule.Zone) is { } due && due <= now) Trigger(id);
            }

            seen = now > seen ? now : seen;
        }
    }

    private void Trigger(string id)
    {
        try
        {
            recurring.Trigger(id);
        }
        catch (DistributedLockTimeoutException)
        {
            // A killed process may hold the line's lock for half a minute. The next occurrence finds the same rows.
        }
    }
}
