using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.People.Households;

/// <summary>Who there is to choose from where something is asked of one household; by number, without contacts.
/// </summary>
public sealed class ListHouseholds(VillageDb db)
{
    public async Task<IReadOnlyList<HouseholdName>> Run(CancellationToken ct) => await db.Households.AsNoTracking()
        .IgnoreAutoIncludes().OrderBy(one => one.Number)
        .Select(one => new HouseholdName(one.Id, one.Number, one.Name, one.LeftOn != null)).ToListAsync(ct);

    /// <param name="Number">Of the household in the village's register.</param>
    /// <param name="HasLeft">Then nothing new is given to it.</param>
    public sealed record HouseholdName(HouseholdId Id, int Number, string Name, bool HasLeft);
}
