using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Finance.Costs;

/// <summary>For whose goods or work a cost can be written down, by name.</summary>
public sealed class ListCostHouseholds(VillageDb db)
{
    public async Task<IReadOnlyList<Choice>> Run(CancellationToken ct) =>
        await db.Households.AsNoTracking().IgnoreAutoIncludes().OrderBy(one => one.Name).ThenBy(one => one.Id)
            .Select(one => new Choice(one.Id, one.Name)).ToListAsync(ct);

    public sealed record Choice(HouseholdId Id, string Name);
}
