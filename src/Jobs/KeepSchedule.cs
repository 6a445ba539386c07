using Hangfire;
using Hangfire.Server;
using Hangfire.Storage;
using Microsoft.Extensions.Logging;

namespace VillageCloud.Jobs;

/// <summary>Keeps every line of the schedule, and this server itself, in the storage: at the start, and again whenever
/// the storage turns out to have lost them (a failover to an empty replica, a lost volume), so that an empty storage is
/// a complete one without anybody restarting anything.</summary>
/// <remarks>Hangfire runs it beside its workers, in a loop, for as long as the server lives; a storage that is away is
/// waited for.</remarks>
internal sealed partial class KeepSchedule(
    IRecurringJobManager recurring, bool isVirtualTime, TimeSpan look, ILogger<KeepSchedule> logger)
    : IBackgroundProcess
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private readonly RecurringJobOptions options = new() { TimeZone = Schedule.Zone };
    private bool isFirstLook = true;
    private bool isAway;

    public void Execute(BackgroundProcessContext context)
    {
        var isWhole = false;
        try
        {
            isWhole = Restore(context);
            if (isAway) StorageIsBack(logger);
            isAway = false;
        }
        catch (Exception trouble) when (trouble is not OperationCanceledException)
        {
            // Told once: it is tried again every two seconds, for hours if need be.
            if (!isAway) StorageIsAway(logger, trouble);
            isAway = true;
        }

        _ = context.StoppingToken.WaitHandle.WaitOne(isWhole ? look : Pause);
    }

    /// <summary>False when a line is locked by another process, or by one that was killed.</summary>
    private bool Restore(BackgroundProcessContext context)
    {
        using var connection = context.Storage.GetConnection();
        Announce(context, connection);
        var known = connection.GetRecurringJobs().ToDictionary(static job => job.Id, static job => job.Cron);
        var missing = Lines().Where(line => isFirstLook || known.GetValueOrDefault(line.Id) != line.Cron).ToList();
        if (missing.Count > 0 && !isFirstLook) Lost(logger, missing.Count);
        var isWhole = missing.Aggregate(true, (whole, line) => TryRegister(line) && whole);
        isFirstLook = isFirstLook && !isWhole;
        return isWhole;
    }

    private static void Announce(BackgroundProcessContext context, IStorageConnection connection)
    {
        if (context.Storage.GetMonitoringApi().Servers().Any(server => server.Name == context.ServerId)) return;
        connection.AnnounceServer(
            context.ServerId, new ServerContext { WorkerCount = JobRole.Workers, Queues = JobRole.Queues });
    }

    private IEnumerable<Line> Lines() => Schedule.All
        .Select(job => new Line(job.Id, isVirtualTime ? Cron.Never() : job.Cron))
        // By real time, whatever the village's clock says: it is asked whether the machine lives.
        .Append(new Line(ClockBeat.Id, ClockBeat.Cron));

    private bool TryRegister(Line line)
    {
        try
        {
            if (line.Id == ClockBeat.Id)
                recurring.AddOrUpdate<ClockBeat>(line.Id, static beat => beat.Strike(), line.Cron, options);
            else
                recurring.AddOrUpdate<RunScheduledJob>(
                    line.Id, run => run.ForAll(line.Id, CancellationToken.None), line.Cron, options);
            return true;
        }
        catch (DistributedLockTimeoutException)
        {
            LockHeld(logger, line.Id);
            return false;
        }
    }

    [LoggerMessage(
        4001, LogLevel.Warning, "{Job} is locked, by another process or by one that was killed; registering again")]
    private static partial void LockHeld(ILogger logger, string job);

    [LoggerMessage(4002, LogLevel.Warning, "The storage has lost {Count} lines of the schedule; registering again")]
    private static partial void Lost(ILogger logger, int count);

    [LoggerMessage(4003, LogLevel.Error, "The storage of the schedule does not answer; the clock waits for it")]
    private static partial void StorageIsAway(ILogger logger, Exception trouble);

    [LoggerMessage(4004, LogLevel.Information, "The storage of the schedule answers again")]
    private static partial void StorageIsBack(ILogger logger);

    private sealed record Line(string Id, string Cron);
}
