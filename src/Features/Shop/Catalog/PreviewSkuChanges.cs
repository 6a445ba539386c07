using VillageCloud.Data;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;

namespace VillageCloud.Features.Shop.Catalog;

/// <summary>What <see cref="ChangeSkus"/> would make of each size, old beside new. Nothing is kept.</summary>
public sealed class PreviewSkuChanges(VillageDb db, StaffWork work)
{
    public Task<Outcome<SkuChanges>> Run(ChangeSkus.Command command, CancellationToken ct) =>
        work.DryRun(command, () => SkuChanges.Of(db, command, ct), ct);
}
