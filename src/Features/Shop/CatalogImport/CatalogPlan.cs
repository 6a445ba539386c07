using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Catalog;
using VillageCloud.Features.Platform.Tables;
using VillageCloud.Features.Shop.Licences;

namespace VillageCloud.Features.Shop.CatalogImport;

/// <summary>What a spreadsheet would make of the shelf: which products are new, which change, and what is wrong.
/// </summary>
internal sealed record CatalogPlan(IReadOnlyList<PlannedProduct> Products, IReadOnlyList<BadRow> Bad)
{
    private const int AtOnce = 500;

    public int BadLines => Bad.Select(static one => one.Line).Distinct().Count();

    public IEnumerable<PlannedSku> Skus => Products.SelectMany(static one => one.Skus);

    /// <summary>How many prices move far.</summary>
    public int Large => Skus.Count(static one => one.IsLarge);

    /// <param name="isLook">Then nothing of what is found is held to be changed.</param>
    public static async Task<CatalogPlan> Of(
        VillageDb db, ReadSheet<CatalogLine> sheet, bool isLook, DateTimeOffset now, CancellationToken ct)
    {
        var households = await db.Households.IgnoreAutoIncludes().AsNoTracking()
            .ToDictionaryAsync(static one => one.Number, ct);
        var categories = await db.Categories.AsNoTracking()
            .ToDictionaryAsync(static one => one.Path, StringComparer.OrdinalIgnoreCase, ct);
        var book = await LicenceBook.Of(db, BeijingTime.DayOf(now), ct);
        var groups = sheet.Good.GroupBy(static line => line.Product, StringComparer.Ordinal).ToList();
        var there = new Dictionary<string, Product>(StringComparer.Ordinal);
        foreach (var names in groups.Select(static one => one.Key).Chunk(AtOnce))
        {
            var found = db.Products.Include(static one => one.Skus).Where(one => names.Contains(one.Name));
            foreach (var product in await (isLook ? found.AsNoTracking() : found).ToListAsync(ct))
                there[product.Name] = product;
        }

        var (planned, bad) = (new List<PlannedProduct>(), new List<BadRow>(sheet.Bad));
        foreach (var lines in groups)
        {
            var merged = new ProductMerge(there.GetValueOrDefault(lines.Key), [.. lines], households, categories, book)
                .Merge();
            bad.AddRange(merged.Bad);
            if (merged.Product is { } product) planned.Add(product);
        }

        return new(planned, [.. bad.OrderBy(static one => one.Line)]);
    }
}

/// <param name="There">Null for a new one.</param>
internal sealed record PlannedProduct(
    Product? There, HouseholdId Household, ProductCard Card, bool IsCardChanged, IReadOnlyList<PlannedSku> Skus)
{
    public bool IsSame => There is not null && !IsCardChanged && Skus.All(static one => one.IsSame);
}

/// <param name="There">Null for a new one.</param>
/// <param name="StockChange">Of a new one what it begins with.</param>
internal sealed record PlannedSku(
    CatalogLine Line, Sku? There, Money Price, int? Weight, int StockChange)
{
    public bool IsSame =>
        There is { } sku && sku.Price == Price && sku.WeightGrams == Weight && StockChange == 0;

    public bool IsLarge => There is { } sku && PriceChange.IsLarge(sku.Price, Price);
}
