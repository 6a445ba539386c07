using Microsoft.AspNetCore.Http.HttpResults;
using VillageCloud.Api.Http;
using VillageCloud.Api.Shop.Catalog;
using VillageCloud.Domain.Makers.Artisans;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Makers.Artisans;
using VillageCloud.Features.Shop.Catalog;

namespace VillageCloud.Api.Makers.Artisans;

internal static class ShowcaseEndpoints
{
    public static void MapShowcase(this RouteGroupBuilder village)
    {
        var artisans = village.MapGroup("/artisans").WithTags("Showcase").WithMetadata(new KeptMetadata());
        artisans.MapGet("", List).WithName("listArtisans").WithSummary("The village's artisans and what they make.");
        artisans.MapGet("/{id:long}", Get).WithName("getArtisan").WithSummary("One artisan: craft, story, products.");
    }

    private static async Task<Ok<ArtisanContract[]>> List(
        ListArtisans list, ListProducts products, CancellationToken ct)
    {
        var artisans = await list.Run(ct);
        var made = await MadeBy([.. artisans.Select(static artisan => artisan.Id)], products, ct);
        return TypedResults.Ok(artisans.Select(artisan => ArtisanContract.From(artisan, made[artisan.Id])).ToArray());
    }

    private static async Task<Results<Ok<ArtisanContract>, ProblemHttpResult>> Get(
        long id, GetArtisan get, ListProducts products, CancellationToken ct)
    {
        var artisan = new ArtisanId(id);
        var made = await MadeBy([artisan], products, ct);
        return (await get.Run(new(artisan), ct)).ToHttp(view => ArtisanContract.From(view, made[artisan]));
    }

    /// <summary>Makers and the shop know nothing of each other; whoever looks at a maker sees both.</summary>
    private static async Task<ILookup<ArtisanId?, ProductView>> MadeBy(
        IReadOnlyCollection<ArtisanId> artisans, ListProducts products, CancellationToken ct) =>
        (await products.Run(new(Makers: artisans, Limit: int.MaxValue), ct))
            .ToLookup(static product => product.ArtisanId);
}

/// <param name="Figure">How the maker is drawn.</param>
internal sealed record ArtisanContract(
    long Id, string Name, Figure Figure, string Craft, string Story, string HouseholdName, ProductContract[] Products)
{
    public static ArtisanContract From(ArtisanView view, IEnumerable<ProductView> products) => new(
        view.Id.Value, view.Name, view.Figure, view.Craft, view.Story, view.HouseholdName,
        [.. products.Select(ProductContract.From)]);
}
