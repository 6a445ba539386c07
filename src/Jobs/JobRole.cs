using Hangfire;
using Hangfire.Server;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace VillageCloud.Jobs;

/// <summary>The job host: Hangfire's workers and the schedule. Storage is chosen by the Host and holds no
/// truth.</summary>
public static class JobRole
{
    internal const int Workers = 4;

    /// <summary>What is in the first is taken first.</summary>
    internal static readonly string[] Queues = [ClockBeat.Queue, "default"];

    // What a storage lost is missed no longer than this.
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(15);

    /// <param name="isVirtualTime">True when the clock is a sandbox's: the schedule then follows it.</param>
    /// <param name="look">How often the schedule is compared with what the storage holds.</param>
    public static IServiceCollection AddJobRole(
        this IServiceCollection services, bool isVirtualTime, TimeSpan? look = null)
    {
        services.AddMetrics();
        services.AddSingleton<JobFigures>();
        services.AddScoped<RunScheduledJob>();
        services.AddScoped<ClockBeat>();
        services.AddSingleton<ClockWatch>();
        services.AddHangfireServer(static options =>
        {
            options.WorkerCount = Workers;
            options.Queues = Queues;
            options.SchedulePollingInterval = TimeSpan.FromSeconds(5);
            // A job that runs when the process is told to stop ends by itself; only then is it asked to give up, and
            // what it leaves is due again for the next process.
            options.StopTimeout = TimeSpan.FromSeconds(20);
            options.ShutdownTimeout = TimeSpan.FromSeconds(25);
        });
        services.AddSingleton<IBackgroundProcess>(scope => new KeepSchedule(
            scope.GetRequiredService<IRecurringJobManager>(), isVirtualTime, look ?? Look,
            scope.GetRequiredService<ILogger<KeepSchedule>>()));
        if (isVirtualTime) services.AddHostedService<VirtualSchedule>();
        return services;
    }
}
