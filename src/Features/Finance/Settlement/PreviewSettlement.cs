using VillageCloud.Domain.Shared;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Finance.Settlement;

/// <summary>Exactly what settling by hand would post, rolled back.</summary>
public sealed class PreviewSettlement(UnitOfWork work, SettleDueSales settle)
{
    internal const int Most = 500;

    public Task<Outcome<SettlementSum>> Run(CancellationToken ct) =>
        work.DryRun(() => settle.SettleInOneGo(Most, ct), ct);
}
