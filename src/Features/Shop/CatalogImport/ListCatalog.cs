using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Shop.Catalog;

namespace VillageCloud.Features.Shop.CatalogImport;

/// <summary>The whole shelf in the columns of its spreadsheet: what is brought in again unchanged changes nothing.
/// </summary>
public sealed class ListCatalog(VillageDb db)
{
    public async Task<IReadOnlyList<Row>> Run(CancellationToken ct)
    {
        var found = await (
            from sku in db.Skus.AsNoTracking()
            join product in db.Products on sku.ProductId equals product.Id
            join category in db.Categories on product.CategoryId equals category.Id
            join household in db.Households on product.HouseholdId equals household.Id
            orderby product.Id, sku.Id
            select new { Product = product, Sku = sku, household.Number, category.Path }).ToListAsync(ct);
        return found.ConvertAll(static one => new Row(one.Product, one.Sku, one.Number, one.Path));
    }

    /// <summary>One size.</summary>
    public sealed class Row
    {
        private readonly Dictionary<string, object?> cells;

        internal Row(Product product, Sku sku, int household, string category) => cells = new(StringComparer.Ordinal)
        {
            [CatalogColumns.ProductName] = product.Name, [CatalogColumns.SkuName] = sku.Name,
            [CatalogColumns.Household] = household, [CatalogColumns.Category] = category,
            [CatalogColumns.Origin] = product.Origin, [CatalogColumns.Price] = sku.Price,
            [CatalogColumns.Stock] = sku.Stock, [CatalogColumns.Grams] = sku.WeightGrams,
            [CatalogColumns.SeasonFrom] = Month(product.SeasonFrom),
            [CatalogColumns.SeasonTo] = Month(product.SeasonTo),
            [CatalogColumns.ShelfLife] = product.ShelfLifeDays, [CatalogColumns.Storage] = product.Storage,
            [CatalogColumns.RefundHours] = product.AfterSalesHours,
        };

        /// <summary>What stands under that heading: text, a whole number, an amount, or nothing.</summary>
        public object? this[string heading] => cells.GetValueOrDefault(heading);

        private static object Month(int? month) => month is { } one ? one : CatalogColumns.AllYear;
    }
}
