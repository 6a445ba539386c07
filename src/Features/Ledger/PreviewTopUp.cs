using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Ledger;

/// <summary>Exactly what the top-up would post, rolled back: what it would refuse is refused here.</summary>
public sealed class PreviewTopUp(UnitOfWork work, TopUps topUps, TimeProvider clock)
{
    public async Task<Outcome<Result>> Run(Query query, CancellationToken ct) => (await work.DryRun(
        () => topUps.Post(query.Amount, query.FlowNo.Trim(), query.At ?? clock.GetUtcNow(), ct), ct))
        .Map(balance => new Result(balance));

    /// <param name="At">When the money arrived; now when absent.</param>
    public sealed record Query(Money Amount, string FlowNo, DateTimeOffset? At = null);

    /// <param name="Balance">What the operation account would hold with it.</param>
    public sealed record Result(Money Balance);
}
