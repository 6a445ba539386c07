using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Catalog;
using VillageCloud.Domain.Shop.Licences;
using VillageCloud.Features.Shop.Licences;

namespace VillageCloud.Features.Shop.Catalog;

/// <summary>All of one product, for whoever writes on it.</summary>
public sealed class GetProductSheet(VillageDb db, TimeProvider clock)
{
    public async Task<Outcome<Sheet>> Run(Query query, CancellationToken ct)
    {
        var product = await db.Products.AsNoTracking().Include(one => one.Skus).Include(one => one.Pictures)
            .Include(one => one.Blocks).AsSplitQuery().SingleOrDefaultAsync(one => one.Id == query.Id, ct);
        if (product is null) return new ProductNotFound();
        List<PictureId> shown =
        [
            .. product.Pictures.Select(static one => one.PictureId),
            .. product.Blocks.Select(static one => one.PictureId).OfType<PictureId>(),
        ];
        var keys = await db.Pictures.AsNoTracking().Where(one => shown.Contains(one.Id))
            .ToDictionaryAsync(static one => one.Id, static one => one.Key, ct);
        var book = await LicenceBook.Of(db, BeijingTime.DayOf(clock.GetUtcNow()), ct);
        return new Sheet(
            product.HouseholdId, product.ArtisanId, product.Version, product.State, product.PublishAt, EntryOf(product),
            keys, product.Skus.ToDictionary(static sku => sku.Id, static sku => sku.Stock),
            book.Lacking(product.CategoryId, product.HouseholdId));
    }

    private static ProductEntry EntryOf(Product product) => new(
        new(product.Name, product.CategoryId, product.Origin, product.Description, product.AfterSalesHours)
        {
            SeasonFrom = product.SeasonFrom, SeasonTo = product.SeasonTo, ShelfLifeDays = product.ShelfLifeDays,
            Storage = product.Storage,
        },
        [.. product.Skus.OrderBy(static sku => sku.Id.Value)
            .Select(static sku => new SkuEntry(sku.Id, sku.Name, sku.Price, sku.Stock, sku.WeightGrams))],
        [.. product.Pictures.OrderBy(static one => one.Position).Select(static one => one.PictureId)],
        BlocksOf(product));

    // What was told before there were blocks is one of them.
    private static IReadOnlyList<BlockEntry> BlocksOf(Product product) =>
        product.Blocks.Count == 0 && product.Description.Length > 0
            ? [new(BlockKind.Paragraph, product.Description)]
            : [.. product.Blocks.OrderBy(static one => one.Position)
                .Select(static one => new BlockEntry(one.Kind, one.Text, one.PictureId))];

    public sealed record Query(ProductId Id);

    /// <param name="Keys">Of its pictures.</param>
    /// <param name="Lacking">The paper that its household would need today, and has not.</param>
    /// <param name="Stock">Of its sizes, at this moment.</param>
    public sealed record Sheet(
        HouseholdId Household, ArtisanId? Artisan, int Version, ShelfState State, DateTimeOffset? PublishAt,
        ProductEntry Entry, IReadOnlyDictionary<PictureId, string> Keys, IReadOnlyDictionary<SkuId, int> Stock,
        LicenceLacking? Lacking);
}
