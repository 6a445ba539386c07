using Hangfire;
using Hangfire.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace VillageCloud.Jobs;

/// <summary>The job host: Hangfire's workers and the schedule. Storage is chosen by the Host and holds no
/// truth.</summary>
public static class JobRole
{
    private const int Workers = 4;
    private const int Attempts = 4;

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
        services.AddSingleton<IHostedService>(scope =>
            new RegisterSchedule(scope.GetRequiredService<IRecurringJobManager>(), isVirtualTime));
        if (isVirtualTime) services.AddHostedService<VirtualSchedule>();
        return services;
    }

    /// <summary>Registers every line again at each start, so that an empty storage is a complete one.</summary>
    private sealed class RegisterSchedule(IRecurringJobManager recurring, bool isVirtualTime) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            foreach (var job in Schedule.All) Register(job);
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        private void Register(ScheduledJob job)
        {
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    recurring.AddOrUpdate<RunScheduledJob>(
                        job.Id, run => run.ForAll(job.Id, CancellationToken.None),
                        isVirtualTime ? Cron.Never() : job.Cron,
                        new RecurringJobOptions { TimeZone = Schedule.Zone });
                    return;
                }
                catch (DistributedLockTimeoutException) when (attempt < Attempts)
                {
                    // A killed process may hold the line's lock in Redis; it expires half a minute later.
                }
            }
        }
    }
}
