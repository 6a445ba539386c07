using Microsoft.AspNetCore.Http.HttpResults;
using VillageCloud.Api.Http;
using VillageCloud.Api.Shop.Catalog;
using VillageCloud.Domain.Makers.Artisans;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Makers.Artisans;

namespace VillageCloud.Api.Makers.Artisans;

internal static class ShowcaseEndpoints
{
    public static void MapShowcase(this RouteGroupBuilder village)
    {
        var artisans = village.MapGroup("/artisans").WithTags("Showcase").WithMetadata(new KeptMetadata());
        artisans.MapGet("", List).WithName("listArtisans").WithSummary("The village's artisans and what they make.");
        artisans.MapGet("/{id:long}", Get).WithName("getArtisan").WithSummary("One artisan: craft, story, products.");
    }

    private static async Task<Ok<ArtisanContract[]>> List(ListArtisans list, CancellationToken ct) =>
        TypedResults.Ok((await list.Run(ct)).Select(ArtisanContract.From).ToArray());

    private static async Task<Results<Ok<ArtisanContract>, ProblemHttpResult>> Get(
        long id, GetArtisan get, CancellationToken ct) =>
        (await get.Run(new(new ArtisanId(id)), ct)).ToHttp(ArtisanContract.From);
}

/// <param name="Figure">How the maker is drawn.</param>
internal sealed record ArtisanContract(
    long Id, string Name, Figure Figure, string Craft, string Story, string HouseholdName, ProductContract[] Products)
{
    public static ArtisanContract From(ArtisanView view) => new(
        view.Id.Value, view.Name, view.Figure, view.Craft, view.Story, view.HouseholdName,
        [.. view.Products.Select(ProductContract.From)]);
}
