using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Makers.Artisans;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Makers.Artisans;

public sealed record ArtisanView(
    ArtisanId Id, string Name, Figure Figure, string Craft, string Story, string HouseholdName);

public sealed record ArtisanNotFound()
    : Refusal("showcase.artisan_not_found", "没有找到这位匠人，请回到列表看看别的")
{
    public override RefusalKind Kind => RefusalKind.NotFound;
}

internal static class ArtisanViews
{
    public static Task<List<ArtisanView>> ViewsOf(
        this VillageDb db, IQueryable<Artisan> artisans, CancellationToken ct) =>
        artisans.AsNoTracking().OrderBy(artisan => artisan.Id)
            .Join(db.Households, artisan => artisan.HouseholdId, household => household.Id, (artisan, household) =>
                new ArtisanView(
                    artisan.Id, artisan.Name, artisan.Figure, artisan.Craft, artisan.Story, household.Name))
            .ToListAsync(ct);
}
