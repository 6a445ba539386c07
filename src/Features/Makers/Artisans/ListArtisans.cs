using VillageCloud.Data;

namespace VillageCloud.Features.Makers.Artisans;

/// <summary>能工巧匠: the makers of the village.</summary>
public sealed class ListArtisans(VillageDb db)
{
    public async Task<IReadOnlyList<ArtisanView>> Run(CancellationToken ct) => await db.ViewsOf(db.Artisans, ct);
}
