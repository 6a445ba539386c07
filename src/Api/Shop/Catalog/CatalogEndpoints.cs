using Microsoft.AspNetCore.Http.HttpResults;
using VillageCloud.Api.Http;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Catalog;
using VillageCloud.Features.Shop.Catalog;

namespace VillageCloud.Api.Shop.Catalog;

internal static class CatalogEndpoints
{
    public static void MapCatalog(this RouteGroupBuilder village)
    {
        var products = village.MapGroup("/products").WithTags("Catalog").WithMetadata(new KeptMetadata());
        products.MapGet("", List).WithName("listProducts").MayRefuse(400)
            .WithSummary("What is on the shelf, of one kind or by a word, after the one named.");
        products.MapGet("/{id:long}", Get).WithName("getProduct").WithSummary("One product with its variants.");
    }

    private static async Task<Ok<ProductContract[]>> List(
        ListProducts list, CancellationToken ct, QueryWord<ProductCategory>? category = null, string? search = null,
        long? after = null, PageLimit? limit = null)
    {
        var known = after is { } id ? new ProductId(id) : (ProductId?)null;
        var products = await list.Run(new(category?.Value, search, known, limit?.Rows ?? PageLimit.Most), ct);
        return TypedResults.Ok(products.Select(ProductContract.From).ToArray());
    }

    private static async Task<Results<Ok<ProductContract>, ProblemHttpResult>> Get(
        long id, GetProduct get, CancellationToken ct) =>
        (await get.Run(new(new ProductId(id)), ct)).ToHttp(ProductContract.From);
}

internal sealed record ProductContract(
    long Id, string Name, ProductCategory Category, string Origin, string Description, int AfterSalesHours,
    bool IsOnSale, string HouseholdName, long? ArtisanId, string? ArtisanName, SkuContract[] Skus)
{
    public static ProductContract From(ProductView view) => new(
        view.Id.Value, view.Name, view.Category, view.Origin, view.Description, view.AfterSalesHours, view.IsOnSale,
        view.HouseholdName, view.ArtisanId?.Value, view.ArtisanName, [.. view.Skus.Select(SkuContract.From)]);
}

internal sealed record SkuContract(long Id, string Name, long PriceFen, int Stock)
{
    public static SkuContract From(SkuView view) => new(view.Id.Value, view.Name, view.Price.Fen, view.Stock);
}
