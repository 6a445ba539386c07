using Hangfire;
using Hangfire.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace VillageCloud.Jobs;

/// <summary>The job host: Hangfire's workers and the schedule. Storage is chosen by the Host and holds no
/// truth.</summary>
public static partial class JobRole
{
    private const int Workers = 4;

    /// <param name="isVirtualTime">True when the clock is a sandbox's: the schedule then follows it.</param>
    public static IServiceCollection AddJobRole(this IServiceCollection services, bool isVirtualTime)
    {
        services.AddScoped<RunScheduledJob>();
        services.AddHangfireServer(options =>
        {
            options.WorkerCount = Workers;
            options.SchedulePollingInterval = TimeSpan.FromSeconds(5);
            options.ShutdownTimeout = TimeSpan.FromSeconds(10);
        });
        services.AddSingleton<IHostedService>(scope => new RegisterSchedule(
            scope.GetRequiredService<IRecurringJobManager>(), isVirtualTime,
            scope.GetRequiredService<ILogger<RegisterSchedule>>()));
        if (isVirtualTime) services.AddHostedService<VirtualSchedule>();
        return services;
    }

    /// <summary>Registers every line again at each start, so that an empty storage is a complete one. In the
    /// background: a process that was killed while it held a line's lock keeps it for a while, and that must not keep
    /// this one from starting.</summary>
    private sealed partial class RegisterSchedule(
        IRecurringJobManager recurring, bool isVirtualTime, ILogger<RegisterSchedule> logger) : BackgroundService
    {
        private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            await Task.Yield();
            foreach (var job in Schedule.All)
            {
                while (!TryRegister(job)) await Task.Delay(Pause, stoppingToken);
            }
        }

        private bool TryRegister(ScheduledJob job)
        {
            try
            {
                recurring.AddOrUpdate<RunScheduledJob>(
                    job.Id, run => run.ForAll(job.Id, CancellationToken.None), isVirtualTime ? Cron.Never() : job.Cron,
                    new RecurringJobOptions { TimeZone = Schedule.Zone });
                return true;
            }
            catch (DistributedLockTimeoutException)
            {
                LockHeld(logger, job.Id);
                return false;
            }
        }

        [LoggerMessage(
            4001, LogLevel.Warning, "{Job} is locked, by another process or by one that was killed; registering again")]
        private static partial void LockHeld(ILogger logger, string job);
    }
}
