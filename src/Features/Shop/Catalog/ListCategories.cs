using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Catalog;
using VillageCloud.Domain.Shop.Licences;
using VillageCloud.Features.Shop.Licences;

namespace VillageCloud.Features.Shop.Catalog;

/// <summary>The village's whole tree, closed ones too, each before those below it. A village has few.</summary>
public sealed class ListCategories(VillageDb db)
{
    public async Task<IReadOnlyList<CategoryRow>> Run(CancellationToken ct)
    {
        var tree = await db.Tree(ct);
        var counts = await db.Products.AsNoTracking().GroupBy(static one => one.CategoryId)
            .Select(static one => new
            {
                Id = one.Key, All = one.Count(), OnSale = one.Sum(static product => product.IsOnSale ? 1 : 0),
            })
            .ToDictionaryAsync(static one => one.Id, ct);
        return [.. tree.InOrder.Select(one => new CategoryRow(
            one.Id, one.ParentId, one.Name, one.Path, one.Depth, one.Kind, one.Demand,
            [.. LicenceBook.DemandsOf(one)], one.IsClosed, one.Version,
            counts.GetValueOrDefault(one.Id)?.All ?? 0, counts.GetValueOrDefault(one.Id)?.OnSale ?? 0))];
    }
}

/// <param name="Depth">1 at the top.</param>
/// <param name="Demands">Its own and those of all above it.</param>
/// <param name="Products">That stand in it and not below it, drafts too.</param>
/// <param name="OnSale">How many of these.</param>
public sealed record CategoryRow(
    CategoryId Id, CategoryId? ParentId, string Name, string Path, int Depth, GoodsKind Kind,
    LicenceKind? Demand, IReadOnlyList<LicenceKind> Demands, bool IsClosed, int Version, int Products, int OnSale);
