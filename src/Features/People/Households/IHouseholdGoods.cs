using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.People.Households;

/// <summary>What a household sells stands above this area: there it is listed and moved.</summary>
public interface IHouseholdGoods
{
    /// <summary>All that it sells, or sold, or is going to.</summary>
    Task<IReadOnlyList<HouseholdProduct>> Of(HouseholdId household, CancellationToken ct);

    /// <summary>From now on the other one sells these, and is paid for them; they come off the shelf. Works inside a
    /// unit of work.</summary>
    Task Move(IReadOnlyCollection<ProductId> products, HouseholdId to, CancellationToken ct);

    /// <summary>Whether one of these isn't the household's: never was, or was given to another one since.</summary>
    async Task<bool> Lacks(HouseholdId household, IEnumerable<ProductId> products, CancellationToken ct) =>
        products.Except((await Of(household, ct)).Select(static one => one.Id)).Any();
}

public sealed record HouseholdProduct(ProductId Id, string Name);
