using VillageCloud.Data;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Makers.Artisans;

public sealed class GetArtisan(VillageDb db)
{
    public sealed record Query(ArtisanId Id);

    public async Task<Outcome<ArtisanView>> Run(Query query, CancellationToken ct)
    {
        var views = await db.ViewsOf(db.Artisans.Where(artisan => artisan.Id == query.Id), ct);
        return views is [var view] ? view : new ArtisanNotFound();
    }
}
