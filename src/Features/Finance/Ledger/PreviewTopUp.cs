using VillageCloud.Domain.Shared;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Finance.Ledger;

/// <summary>Exactly what the top-up would post, rolled back: what its request would refuse is refused here.</summary>
public sealed class PreviewTopUp(UnitOfWork work, TopUps topUps, TimeProvider clock)
{
    public async Task<Outcome<Result>> Run(Query query, CancellationToken ct) =>
        (await work.DryRun(() => Try(query.Amount, query.FlowNo.Trim(), query.At ?? clock.GetUtcNow(), ct), ct))
        .Map(balance => new Result(balance));

    private async Task<Outcome<Money>> Try(Money amount, string flowNo, DateTimeOffset at, CancellationToken ct)
    {
        var check = await topUps.CheckRequest(amount, flowNo, at, ct);
        return check.Refusal is { } refusal ? refusal : await topUps.Post(amount, flowNo, at, ct);
    }

    /// <param name="At">When the money arrived; now when absent.</param>
    public sealed record Query(Money Amount, string FlowNo, DateTimeOffset? At = null);

    /// <param name="Balance">What the operation account would hold with it.</param>
    public sealed record Result(Money Balance);
}
