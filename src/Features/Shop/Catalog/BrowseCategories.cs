using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Catalog;

namespace VillageCloud.Features.Shop.Catalog;

/// <summary>What a shopper may look through: the categories in or below which something is on sale, each before those
/// below it.</summary>
public sealed class BrowseCategories(VillageDb db)
{
    public async Task<IReadOnlyList<CategoryView>> Run(CancellationToken ct)
    {
        var tree = await db.Tree(ct);
        var sold = await db.Products.AsNoTracking().Where(static one => one.IsOnSale)
            .Select(static one => one.CategoryId).Distinct().ToListAsync(ct);
        var shown = sold.SelectMany(id => CategoryTree.Upwards(tree.Find(id))).ToHashSet();
        return
        [
            .. tree.InOrder.Where(shown.Contains)
                .Select(static one => new CategoryView(one.Id, one.ParentId, one.Name, one.Kind)),
        ];
    }
}

/// <param name="ParentId">Null at the top.</param>
public sealed record CategoryView(CategoryId Id, CategoryId? ParentId, string Name, GoodsKind Kind);
