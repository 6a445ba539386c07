using Hangfire;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using VillageCloud.Features.Village.Cooperatives;

namespace VillageCloud.Jobs;

/// <summary>Runs one line of the schedule: first once for the installation, which hands it to each village as a job of
/// its own, so that one village's trouble is never another's.</summary>
public sealed partial class RunScheduledJob(
    IServiceScopeFactory scopes, IBackgroundJobClient jobs, JobFigures figures, ILogger<RunScheduledJob> logger)
{
    [AutomaticRetry(Attempts = 0)] // The schedule itself is the retry.
    public async Task ForAll(string jobId, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        foreach (var village in await scope.ServiceProvider.GetRequiredService<EnterVillage>().All(ct))
            _ = jobs.Enqueue<RunScheduledJob>(job => job.ForOne(jobId, village, CancellationToken.None));
    }

    [OneAtATime("{0}:{1}")]
    [AutomaticRetry(Attempts = 0)]
    public async Task ForOne(string jobId, string village, CancellationToken ct)
    {
        var job = Schedule.All.Single(line => line.Id == jobId);
        await using var scope = scopes.CreateAsyncScope();
        (await scope.ServiceProvider.GetRequiredService<EnterVillage>().Run(village, ct)).OrThrow();
        using var run = figures.Begin(jobId, village);
        var tally = await job.Run(scope.ServiceProvider, ct);
        run.Ended(tally);
        if (tally is { Problems.Count: > 0 })
            LeftForNextTime(logger, jobId, village, tally.Left, string.Join("; ", tally.Problems));
    }

    [LoggerMessage(4000, LogLevel.Warning, "{Job} of {Village} left {Left} for next time: {Problems}")]
    private static partial void LeftForNextTime(ILogger logger, string job, string village, int left, string problems);
}
