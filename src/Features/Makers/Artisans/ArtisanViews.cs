using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Makers.Artisans;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Shop.Catalog;

namespace VillageCloud.Features.Makers.Artisans;

/// <param name="Products">What they have on the shelf.</param>
public sealed record ArtisanView(
    ArtisanId Id, string Name, Figure Figure, string Craft, string Story, string HouseholdName,
    IReadOnlyList<ProductView> Products);

public sealed record ArtisanNotFound()
    : Refusal("showcase.artisan_not_found", "没有找到这位匠人，请回到列表看看别的")
{
    public override RefusalKind Kind => RefusalKind.NotFound;
}

internal static class ArtisanViews
{
    public static async Task<List<ArtisanView>> ViewsOf(
        this VillageDb db, IQueryable<Artisan> artisans, CancellationToken ct)
    {
        var found = await artisans.AsNoTracking().OrderBy(artisan => artisan.Id)
            .Join(db.Households, artisan => artisan.HouseholdId, household => household.Id, (artisan, household) =>
                new { Artisan = artisan, Household = household.Name })
            .ToListAsync(ct);
        var ids = found.ConvertAll(pair => (ArtisanId?)pair.Artisan.Id);
        var made = db.Products.Where(product => product.IsOnSale && ids.Contains(product.ArtisanId));
        var products = (await db.ViewsOf(made, ct)).ToLookup(product => product.ArtisanId);
        return found.ConvertAll(pair => new ArtisanView(
            pair.Artisan.Id, pair.Artisan.Name, pair.Artisan.Figure, pair.Artisan.Craft, pair.Artisan.Story,
            pair.Household,
            [.. products[pair.Artisan.Id]]));
    }
}
