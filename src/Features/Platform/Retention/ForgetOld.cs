using VillageCloud.Data;

namespace VillageCloud.Features.Platform.Retention;

/// <summary>Once a night: what has been kept for its whole period is forgotten, each kind by itself; and the database
/// looks how much there is left of what.</summary>
public sealed class ForgetOld(
    VillageDb db, IEnumerable<IForgets> kinds, UnitOfWork work, WriterTurn turn, TimeProvider clock)
{
    public async Task<Tally> Run(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var tally = await Tally.Of(
            kinds,
            async kind => (await work.Do<int>(
                async () => await kind.Forget(now.AddDays(-kind.Rule.Days), ct), ct)).Refusal?.Code,
            ct);
        return await turn.Run(
            async () =>
            {
                await db.LearnSizes(ct);
                return tally;
            },
            ct);
    }
}
