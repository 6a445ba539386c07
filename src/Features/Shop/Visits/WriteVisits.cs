using Microsoft.Extensions.DependencyInjection;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Village.Cooperatives;

namespace VillageCloud.Features.Shop.Visits;

/// <summary>Writes what this process has counted, each village in a transaction of its own. What can't be written now
/// is put back and tried again, and is in no other village's way.</summary>
/// <remarks>A commit whose answer is lost, because the connection broke or the caller cancelled just then, is added
/// once more at the next try: a count may bear that.</remarks>
public sealed class WriteVisits(IServiceScopeFactory scopes, VisitCounter counter)
{
    public Task<Tally> Run(CancellationToken ct) =>
        Tally.Of(counter.Villages, village => Write(village, ct), ct);

    private async Task<string?> Write(string village, CancellationToken ct)
    {
        var days = counter.Take(village);
        var isDone = false;
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var entered = await scope.ServiceProvider.GetRequiredService<EnterVillage>().Run(village, ct);
            // Nobody asks any more how often a village was visited that was closed a moment ago.
            if (!entered.IsRefused)
                _ = (await scope.ServiceProvider.GetRequiredService<AddVisits>().Run(new(days), ct)).OrThrow();
            isDone = true;
            return null;
        }
        finally
        {
            if (!isDone) counter.PutBack(village, days);
        }
    }
}
