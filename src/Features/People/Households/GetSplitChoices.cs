using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.People.Households;

/// <summary>Who and what of a household may go along when it splits, and which number is free.</summary>
public sealed class GetSplitChoices(VillageDb db, IHouseholdGoods goods)
{
    public Task<Outcome<View>> Run(Query query, CancellationToken ct) => db.AtOneMoment(() => Look(query.Id, ct), ct);

    private async Task<Outcome<View>> Look(HouseholdId id, CancellationToken ct)
    {
        var household = await db.Households.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, ct);
        if (household is null) return new HouseholdNotFound();
        var last = await db.Households.IgnoreAutoIncludes().MaxAsync(one => one.Number, ct);
        return new View(
            household.Holding,
            [
                .. household.People.Where(one => one is { IsAlive: true, IsPayee: false }).OrderBy(one => one.Id)
                    .Select(one => new Person(one.Id, one.Name, one.Relation)),
            ],
            await goods.Of(id, ct), last + 1);
    }

    public sealed record Query(HouseholdId Id);

    /// <param name="People">Those who may go: not whoever is paid.</param>
    /// <param name="FreeNumber">After the largest on the register.</param>
    public sealed record View(
        CapitalHolding Holding, IReadOnlyList<Person> People, IReadOnlyList<HouseholdProduct> Products,
        int FreeNumber);

    public sealed record Person(long Id, string Name, string Relation);
}
