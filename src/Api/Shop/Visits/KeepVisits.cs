using Microsoft.Extensions.Hosting;
using VillageCloud.Api.Http;
using VillageCloud.Features.Shop.Visits;

namespace VillageCloud.Api.Shop.Visits;

/// <summary>Has the visits written every minute, and once more when the last request has had its answer: hosted
/// services stop in the reverse order of their start, and the door of the web is the last to start.</summary>
internal sealed class KeepVisits(IServiceScopeFactory scopes, ILogger<KeepVisits> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Write();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Real time: a village's own may stand still.
        using var timer = new PeriodicTimer(Pause);
        while (await timer.WaitForNextTickAsync(stoppingToken)) await Write();
    }

    // Never cancelled: it is short, and to break it off would leave open whether it was written.
    private async Task Write()
    {
        await using var scope = scopes.CreateAsyncScope();
        var tally = await scope.ServiceProvider.GetRequiredService<WriteVisits>().Run(CancellationToken.None);
        if (tally.Left > 0) logger.VisitsWait(string.Join("; ", tally.Problems));
    }
}
