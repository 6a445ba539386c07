using VillageCloud.Data;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Catalog;

namespace VillageCloud.Features.Shop.Catalog;

/// <summary>One product. Off the shelf it can still be looked at, because old orders point to it.</summary>
public sealed class GetProduct(VillageDb db)
{
    public sealed record Query(ProductId Id);

    public async Task<Outcome<ProductView>> Run(Query query, CancellationToken ct)
    {
        // A draft is nobody's business yet.
        var views = await db.ViewsOf(
            db.Products.Where(product => product.Id == query.Id && product.PublishedAt != null), ct);
        return views is [var view]
            ? view with { Blocks = await db.BlocksOf(query.Id, ct) }
            : new ProductNotFound();
    }
}
