using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.People.Households;

/// <summary>What has to be done before a household leaves, and what goes on afterwards.</summary>
public sealed class GetLeavingCheck(VillageDb db, IEnumerable<ILeavingMatter> matters, TimeProvider clock)
{
    public Task<Outcome<View>> Run(Query query, CancellationToken ct) => db.AtOneMoment(() => Look(query, ct), ct);

    private async Task<Outcome<View>> Look(Query query, CancellationToken ct)
    {
        var household = await db.Households.AsNoTracking().SingleOrDefaultAsync(one => one.Id == query.Id, ct);
        if (household is null) return new HouseholdNotFound();
        var today = BeijingTime.DayOf(clock.GetUtcNow());
        var items = await matters.Of(household, today, ct);
        return new View(household.Holding, query.IsMerge ? items.ForMerge() : items);
    }

    /// <param name="IsMerge">It is taken into another household.</param>
    public sealed record Query(HouseholdId Id, bool IsMerge = false);

    /// <param name="Holding">What it has in the capital.</param>
    public sealed record View(CapitalHolding Holding, IReadOnlyList<LeavingItem> Items)
    {
        public bool IsBlocked => Items.Any(item => item.Blocks);
    }
}
