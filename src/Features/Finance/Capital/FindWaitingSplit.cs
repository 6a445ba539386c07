using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Capital;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Finance.Capital;

/// <summary>The split of a household that waits for its second person.</summary>
public sealed class FindWaitingSplit(VillageDb db)
{
    /// <returns>Its number; null when nothing waits.</returns>
    public Task<string?> Run(HouseholdId id, CancellationToken ct) => db.HouseholdSplits.AsNoTracking()
        .Where(one => one.HouseholdId == id && one.Status == SplitStatus.Requested)
        .Select(one => (string?)one.Number).FirstOrDefaultAsync(ct);
}
