using VillageCloud.Features.Insights;
using VillageCloud.Features.Village.Cooperatives;

namespace VillageCloud.Host.Observing;

/// <summary>Measures every village once a minute. A village that can't be measured keeps its last figures and is in
/// nobody else's way.</summary>
internal sealed partial class VillageWatch(
    IServiceScopeFactory scopes, VillageGauges gauges, ILogger<VillageWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Real time: a village's own may stand still.
        using var timer = new PeriodicTimer(Look);
        do
        {
            await Try("all", () => MeasureAll(stoppingToken));
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task MeasureAll(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var all = await scope.ServiceProvider.GetRequiredService<EnterVillage>().All(ct);
        gauges.DropAllBut(all);
        foreach (var village in all)
            await Try(village, () => Measure(village, ct));
    }

    private async Task Measure(string village, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        (await scope.ServiceProvider.GetRequiredService<EnterVillage>().Run(village, ct)).OrThrow();
        gauges.Put(village, await scope.ServiceProvider.GetRequiredService<MeasureVillage>().Run(ct));
    }

    private async Task Try(string what, Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (Exception trouble) when (trouble is not OperationCanceledException)
        {
            // The database is away: the collector sees that figures stand still.
            NotMeasured(logger, trouble, what);
        }
    }

    [LoggerMessage(1300, LogLevel.Debug, "{Village} could not be measured")]
    private static partial void NotMeasured(ILogger logger, Exception trouble, string village);
}
