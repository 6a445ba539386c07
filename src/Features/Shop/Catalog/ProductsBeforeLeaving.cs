using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.People.Households;
using VillageCloud.Features.People.Households;

namespace VillageCloud.Features.Shop.Catalog;

/// <summary>What a household that wants to leave still sells: shoppers would go on buying it.</summary>
public sealed class ProductsBeforeLeaving(VillageDb db) : ILeavingMatter
{
    private const int Shown = 3;

    public async Task<IReadOnlyList<LeavingItem>> Look(Household household, DateOnly day, CancellationToken ct)
    {
        var names = await db.Products.AsNoTracking()
            .Where(one => one.HouseholdId == household.Id && (one.IsOnSale || one.PublishAt != null))
            .OrderBy(one => one.Id).Select(one => one.Name).ToListAsync(ct);
        if (names.Count == 0) return [];
        var told = string.Join("、", names.Take(Shown));
        return
        [
            new(
                LeavingMatter.OnShelf, Amount: null, Blocks: true,
                $"还有 {names.Count} 种商品在架或者等着上架（{told}{(names.Count > Shown ? "等" : "")}），请先在「商品」里下架"),
        ];
    }
}
