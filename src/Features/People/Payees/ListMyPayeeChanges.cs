using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.People.Payees;

/// <summary>What two people of the village have agreed on and what isn't in force yet: the household is told on its
/// phones that its money is going to go elsewhere.</summary>
public sealed class ListMyPayeeChanges(VillageDb db)
{
    public async Task<IReadOnlyList<MyPayeeChange>> Run(Query query, CancellationToken ct)
    {
        var waiting = await db.PayeeChanges.AsNoTracking()
            .Where(one => one.HouseholdId == query.Household && one.Status == PayeeChangeStatus.Waiting)
            .ToListAsync(ct);
        var isPayee = await db.IsPayee(query.Household, query.Shopper, ct);
        return [.. waiting.Select(one => new MyPayeeChange(
            one.Number, one.Before, one.After, one.EffectiveAt!.Value, isPayee))];
    }

    public sealed record Query(ShopperId Shopper, HouseholdId Household);
}

/// <param name="Before">Masked, as is <paramref name="After"/>.</param>
/// <param name="MayStop">This phone is of whoever is paid until then.</param>
public sealed record MyPayeeChange(
    string Number, string Before, string After, DateTimeOffset EffectiveAt, bool MayStop);

internal static class PayeePhone
{
    /// <summary>Whether it is the phone of whoever is paid now.</summary>
    public static Task<bool> IsPayee(
        this VillageDb db, HouseholdId household, ShopperId shopper, CancellationToken ct) => (
        from person in db.HouseholdPeople
        join one in db.Shoppers on person.OpenId equals one.OpenId
        where one.Id == shopper && person.HouseholdId == household && person.IsPayee
        select person.Id).AnyAsync(ct);
}
