using VillageCloud.Data;
using VillageCloud.Domain.Catalog;

namespace VillageCloud.Features.Catalog;

/// <summary>What is on the shelf, of one kind or by a word in its name or origin.</summary>
public sealed class ListProducts(VillageDb db)
{
    public sealed record Query(ProductCategory? Category = null, string? Search = null);

    public async Task<IReadOnlyList<ProductView>> Run(Query query, CancellationToken ct)
    {
        var products = db.Products.Where(product => product.IsOnSale);
        if (query.Category is { } category) products = products.Where(product => product.Category == category);
        if (query.Search?.Trim() is { Length: > 0 } word)
            products = products.Where(product => product.Name.Contains(word) || product.Origin.Contains(word));
        return await db.ViewsOf(products, ct);
    }
}
