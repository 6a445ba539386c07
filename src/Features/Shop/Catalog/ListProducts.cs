using VillageCloud.Data;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Catalog;

namespace VillageCloud.Features.Shop.Catalog;

/// <summary>What is on the shelf, of one category or kind, by a word in its name or origin, or by its maker, in the
/// order of ids.</summary>
public sealed class ListProducts(VillageDb db)
{
    /// <param name="Category">And all below it.</param>
    /// <param name="After">The last product that is known already; null from the start. It may have left the shelf.
    /// </param>
    /// <param name="Limit">At most so many.</param>
    /// <param name="Makers">Only what one of these made; null for everything.</param>
    public sealed record Query(
        CategoryId? Category = null, GoodsKind? Kind = null, string? Search = null, ProductId? After = null,
        int Limit = 100, IReadOnlyCollection<ArtisanId>? Makers = null);

    public async Task<IReadOnlyList<ProductView>> Run(Query query, CancellationToken ct)
    {
        var products = db.Products.Where(product => product.IsOnSale);
        if (query.Category is { } category)
        {
            var within = db.Within(category);
            products = products.Where(product => within.Contains(product.CategoryId));
        }

        if (query.Kind is { } kind)
        {
            products = products.Where(
                product => db.Categories.Any(one => one.Id == product.CategoryId && one.Kind == kind));
        }

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
