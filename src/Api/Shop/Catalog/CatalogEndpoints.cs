using Microsoft.AspNetCore.Http.HttpResults;
using VillageCloud.Api.Http;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Catalog;
using VillageCloud.Domain.Village.Media;
using VillageCloud.Features.Shop.Catalog;

namespace VillageCloud.Api.Shop.Catalog;

internal static class CatalogEndpoints
{
    public static void MapCatalog(this RouteGroupBuilder village)
    {
        var products = village.MapGroup("/products").WithTags("Catalog").WithMetadata(new KeptMetadata());
        products.MapGet("", List).WithName("listProducts").MayRefuse(400)
            .WithSummary("What is on the shelf, of one category, one kind or by a word, after the one named.");
        village.MapGroup("/categories").WithTags("Catalog").WithMetadata(new KeptMetadata()).MapGet("", Browse)
            .WithName("listCategories")
            .WithSummary("The shelf's tree as far as something is on sale, each before those below it.");
        products.MapGet("/{id:long}", Get).WithName("getProduct").WithSummary("One product with its variants.");
    }

    private static async Task<Ok<ProductContract[]>> List(
        ListProducts list, CancellationToken ct, QueryWord<GoodsKind>? category = null, long? categoryId = null,
        string? search = null, long? after = null, PageLimit? limit = null)
    {
        var known = after is { } id ? new ProductId(id) : (ProductId?)null;
        var within = categoryId is { } chosen ? new CategoryId(chosen) : (CategoryId?)null;
        var products = await list.Run(
            new(within, category?.Value, search, known, limit?.Rows ?? PageLimit.Most), ct);
        return TypedResults.Ok(products.Select(ProductContract.From).ToArray());
    }

    private static async Task<Ok<CategoryContract[]>> Browse(BrowseCategories browse, CancellationToken ct) =>
        TypedResults.Ok((await browse.Run(ct)).Select(CategoryContract.From).ToArray());

    private static async Task<Results<Ok<ProductContract>, ProblemHttpResult>> Get(
        long id, GetProduct get, CancellationToken ct) =>
        (await get.Run(new(new ProductId(id)), ct)).ToHttp(ProductContract.From);
}

/// <param name="Category">What kind of goods it is: what is drawn where nobody has uploaded a picture.</param>
/// <param name="CategoryName">What the village calls the place on its shelf.</param>
/// <param name="Description">Its words alone.</param>
/// <param name="Pictures">The first is the cover. Empty where nobody has uploaded one.</param>
/// <param name="Blocks">What is told of it, with headings and pictures: of one product only, and empty where nothing
/// but the description was written.</param>
/// <param name="SeasonFrom">The first month, from 1 to 12, in which it is picked or made; null for the whole year.
/// </param>
/// <param name="SeasonTo">The last month.</param>
internal sealed record ProductContract(
    long Id, string Name, GoodsKind Category, long CategoryId, string CategoryName, string Origin, string Description,
    int AfterSalesHours, bool IsOnSale, string HouseholdName, long? ArtisanId, string? ArtisanName, SkuContract[] Skus,
    PictureContract[] Pictures, BlockContract[] Blocks, int? SeasonFrom, int? SeasonTo, int? ShelfLifeDays,
    string Storage)
{
    public static ProductContract From(ProductView view) => new(
        view.Id.Value, view.Name, view.Category.Kind, view.Category.Id.Value, view.Category.Name, view.Origin,
        view.Description, view.AfterSalesHours, view.IsOnSale, view.HouseholdName, view.ArtisanId?.Value,
        view.ArtisanName, [.. view.Skus.Select(SkuContract.From)],
        [.. view.Pictures.Select(PictureContract.From)], [.. view.Blocks.Select(BlockContract.From)], view.SeasonFrom,
        view.SeasonTo, view.ShelfLifeDays, view.Storage);
}

/// <param name="ParentId">Null at the top.</param>
/// <param name="Kind">What is drawn for it.</param>
internal sealed record CategoryContract(long Id, long? ParentId, string Name, GoodsKind Kind)
{
    public static CategoryContract From(CategoryView view) =>
        new(view.Id.Value, view.ParentId?.Value, view.Name, view.Kind);
}

internal sealed record SkuContract(long Id, string Name, long PriceFen, int Stock, int? WeightGrams)
{
    public static SkuContract From(SkuView view) =>
        new(view.Id.Value, view.Name, view.Price.Fen, view.Stock, view.WeightGrams);
}

/// <param name="Key">Its address is <c>/v1/{village}/media/{key}/{size}.webp</c>, with small, medium or large for its
/// size; what stands there never changes.</param>
/// <param name="Width">Of the large one, in pixels.</param>
internal sealed record PictureContract(string Key, int Width, int Height)
{
    public static PictureContract From(PictureFacts facts) => new(facts.Key, facts.Width, facts.Height);
}

/// <param name="Text">Plain text. Of a picture, what it shows.</param>
/// <param name="Picture">Of a picture only.</param>
internal sealed record BlockContract(BlockKind Kind, string Text, PictureContract? Picture)
{
    public static BlockContract From(BlockView view) => new(
        view.Kind, view.Text, view.Picture is { } facts ? PictureContract.From(facts) : null);
}
