using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Households;

namespace VillageCloud.Features.Shop.Catalog;

/// <summary>What a household sells, for whoever splits it.</summary>
public sealed class HouseholdGoods(VillageDb db) : IHouseholdGoods
{
    public async Task<IReadOnlyList<HouseholdProduct>> Of(HouseholdId household, CancellationToken ct) =>
        await db.Products.AsNoTracking().Where(one => one.HouseholdId == household).OrderBy(one => one.Id)
            .Select(one => new HouseholdProduct(one.Id, one.Name)).ToListAsync(ct);

    public async Task Move(IReadOnlyCollection<ProductId> products, HouseholdId to, CancellationToken ct)
    {
        foreach (var product in await db.Products.Where(one => products.Contains(one.Id)).ToListAsync(ct))
            product.GoTo(to);
    }
}
