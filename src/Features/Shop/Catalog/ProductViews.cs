using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Catalog;

namespace VillageCloud.Features.Shop.Catalog;

public sealed record ProductView(
    ProductId Id, string Name, ProductCategory Category, string Origin, string Description, int AfterSalesHours,
    bool IsOnSale, string HouseholdName, ArtisanId? ArtisanId, string? ArtisanName, IReadOnlyList<SkuView> Skus);

public sealed record SkuView(SkuId Id, string Name, Money Price, int Stock);

internal static class ProductViews
{
    /// <summary>The views of these products, with the names of those who make them.</summary>
    public static async Task<List<ProductView>> ViewsOf(
        this VillageDb db, IQueryable<Product> products, CancellationToken ct)
    {
        var found = await products.AsNoTracking().Include(product => product.Skus).OrderBy(product => product.Id)
            .ToListAsync(ct);
        var households = await db.Households.AsNoTracking()
            .Select(household => new { household.Id, household.Name })
            .ToDictionaryAsync(household => household.Id, household => household.Name, ct);
        var artisans = await db.Artisans.AsNoTracking()
            .Select(artisan => new { artisan.Id, artisan.Name })
            .ToDictionaryAsync(artisan => artisan.Id, artisan => artisan.Name, ct);
        return found.ConvertAll(product => new ProductView(
            product.Id, product.Name, product.Category, product.Origin, product.Description, product.AfterSalesHours,
            product.IsOnSale, households[product.HouseholdId], product.ArtisanId,
            product.ArtisanId is { } artisan ? artisans[artisan] : null,
            [.. product.Skus.OrderBy(sku => sku.Id.Value)
                .Select(sku => new SkuView(sku.Id, sku.Name, sku.Price, sku.Stock))]));
    }
}
