using VillageCloud.Data;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Catalog;

namespace VillageCloud.Features.Shop.Catalog;

/// <summary>What is on the shelf, of one kind, by a word in its name or origin, or by its maker, in the order of ids.
/// </summary>
public sealed class ListProducts(VillageDb db)
{
    /// <param name="After">The last product that is known already; null from the start. It may have left the shelf.
    /// </param>
    /// <param name="Limit">At most so many.</param>
    /// <param name="Makers">Only what one of these made; null for everything.</param>
    public sealed record Query(
        ProductCategory? Category = null, string? Search = null, ProductId? After = null, int Limit = 100,
        IReadOnlyCollection<ArtisanId>? Makers = null);

    public async Task<IReadOnlyList<ProductView>> Run(Query query, CancellationToken ct)
    {
        var products = db.Products.Where(product => product.IsOnSale);
        if (query.Category is { } category) products = products.Where(product => product.Category == category);
        if (PersonText.Word(query.Search) is { } word)
            products = products.Where(product => product.Name.Contains(word) || product.Origin.Contains(word));
        if (query.Makers is { } makers)
        {
            var ids = makers.Select(static maker => (ArtisanId?)maker).ToList();
            products = products.Where(product => ids.Contains(product.ArtisanId));
        }

        if (query.After is { } after) products = products.Where(product => product.Id > after);
        return await db.ViewsOf(products.OrderBy(product => product.Id).Take(query.Limit), ct);
    }
}
