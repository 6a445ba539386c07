using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Catalog;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Shop.Catalog;

/// <summary>Every size of every product for the staff, also what is off the shelf; by product unless asked otherwise.
/// </summary>
public sealed class ListStock(VillageDb db)
{
    private static readonly Sort ByProduct = new(nameof(StockRow.ProductId));

    private static readonly SortKeys<Found> Keys = new SortKeys<Found>()
        .With(nameof(StockRow.ProductId), row => row.Product.Id)
        .With(nameof(StockRow.Product), row => row.Product.Name)
        .With(nameof(StockRow.Household), row => row.Household)
        .With(nameof(StockRow.Price), row => row.Sku.Price.Fen)
        .With(nameof(StockRow.Stock), row => row.Sku.Stock)
        .With(nameof(StockRow.IsOnSale), row => row.Product.IsOnSale);

    public async Task<Outcome<Page<StockRow>>> Run(Query query, CancellationToken ct)
    {
        var rows =
            from sku in db.Skus.AsNoTracking()
            join product in db.Products on sku.ProductId equals product.Id
            join household in db.Households on product.HouseholdId equals household.Id
            join artisan in db.Artisans on product.ArtisanId equals artisan.Id into artisans
            from artisan in artisans.DefaultIfEmpty()
            select new Found
            {
                Sku = sku, Product = product, Household = household.Name,
                Artisan = artisan == null ? null : artisan.Name,
            };
        if (query.IsOnSale is { } isOnSale) rows = rows.Where(row => row.Product.IsOnSale == isOnSale);
        if (PersonText.Word(query.Search) is { } text)
        {
            rows = rows.Where(row => row.Product.Name.Contains(text) || row.Sku.Name.Contains(text)
                || row.Household.Contains(text));
        }

        var sorted = Keys.Order(rows, query.Page.Sort ?? ByProduct);
        if (sorted.Refusal is { } refusal) return refusal;
        var total = await rows.CountAsync(ct);
        var found = await sorted.Value.ThenBy(row => row.Sku.Id)
            .Skip(query.Page.Skip).Take(query.Page.Take).ToListAsync(ct);
        return new Page<StockRow>(
            [.. found.Select(row => new StockRow(
                row.Product.Id, row.Sku.Id, row.Product.Name, row.Sku.Name, row.Household, row.Artisan,
                row.Product.Origin, row.Sku.Price, row.Sku.Stock, row.Product.IsOnSale))],
            total);
    }

    /// <param name="Search">Part of the product's name, of the size's or of the household's.</param>
    public sealed record Query(PageQuery Page, bool? IsOnSale = null, string? Search = null);

    /// <param name="Artisan">Who made it, if somebody with a name did.</param>
    public sealed record StockRow(
        ProductId ProductId, SkuId SkuId, string Product, string Sku, string Household, string? Artisan, string Origin,
        Money Price, int Stock, bool IsOnSale);

    private sealed class Found
    {
        public required Sku Sku { get; init; }

        public required Product Product { get; init; }

        public required string Household { get; init; }

        public required string? Artisan { get; init; }
    }
}
