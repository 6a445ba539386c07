using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Capital;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Finance.Capital;

/// <summary>Into which household one was taken, or shall be.</summary>
public sealed class FindMerge(VillageDb db)
{
    /// <returns>Null of a household that stands for itself.</returns>
    public Task<View?> Run(HouseholdId id, CancellationToken ct) => (
        from merge in db.HouseholdMerges.AsNoTracking()
        join other in db.Households.IgnoreAutoIncludes() on merge.IntoId equals other.Id
        where merge.HouseholdId == id && merge.Status != MergeStatus.Declined
        select new View(merge.Number, merge.Status == MergeStatus.Requested, other.Number, other.Name))
        .FirstOrDefaultAsync(ct);

    /// <param name="Number">Of the merge, by which it is found among what waits.</param>
    public sealed record View(string Number, bool Waits, int IntoNumber, string IntoName);
}
