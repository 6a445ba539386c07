using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Catalog;
using VillageCloud.Features.Platform.Tables;
using VillageCloud.Features.Shop.Licences;

namespace VillageCloud.Features.Shop.CatalogImport;

/// <summary>The lines of one product, laid over what is on the shelf of it: whole, or what is wrong.</summary>
internal sealed class ProductMerge(
    Product? there, IReadOnlyList<CatalogLine> lines, IReadOnlyDictionary<int, Household> households,
    IReadOnlyDictionary<string, Category> categories, LicenceBook book)
{
    private const int UsualAfterSales = 48;

    private readonly List<BadRow> bad = [];

    /// <returns>No product where all its lines are bad; a line that is bad by itself keeps no other one back.</returns>
    public (PlannedProduct? Product, IReadOnlyList<BadRow> Bad) Merge()
    {
        var household = WhoseIs();
        var card = CardOf();
        var skus = lines.Select(SkuOf).OfType<PlannedSku>().ToList();
        if (household is null || card is null) return (null, WithTheOthers());
        if (skus.Count == 0) return (null, bad);
        if ((there?.Skus.Count ?? 0) + skus.Count(static one => one.There is null) > ProductEntry.MostSkus)
        {
            Bad(lines[0], CatalogColumns.SkuName, lines[0].Sku, new SkusMissing().Sentence);
            return (null, WithTheOthers());
        }

        if (there is { IsOnSale: true } or { PublishAt: not null } 
            && (there.CategoryId != card.Category || there.HouseholdId != household)
            && book.Lacking(card.Category, household.Value) is { } lacking)
        {
            Bad(lines[0], CatalogColumns.Category, lines[0].Category ?? "", lacking.Sentence);
            return (null, WithTheOthers());
        }

        var isChanged = there is not null && (card != CardOf(there) || household != there.HouseholdId);
        return (new(there, household.Value, card, isChanged, skus), bad);
    }

    /// <summary>Without what is wrong in one line the product can't be made, so no line of it is taken.</summary>
    private IReadOnlyList<BadRow> WithTheOthers()
    {
        var first = bad.Min(static one => one.Line);
        var told = bad.Select(static one => one.Line).ToHashSet();
        return
        [
            .. bad, .. lines.Where(line => !told.Contains(line.Line)).Select(line => BadRows.Of(
                line.Line, CatalogColumns.ProductName, line.Product, $"这个商品在第 {first} 行有问题，请先改好那一行")),
        ];
    }

    private HouseholdId? WhoseIs()
    {
        var (line, number) = Said(static line => line.Household, CatalogColumns.Household);
        if (number is null)
        {
            if (there is not null) return there.HouseholdId;
            Bad(line, CatalogColumns.Household, "", "新商品要写是哪一户的货，请照名册写户号");
            return null;
        }

        if (!households.TryGetValue(number.Value, out var found))
        {
            Bad(line, CatalogColumns.Household, $"{number}", "名册上没有这个户号，请核对，或者先在「农户」里登记");
            return null;
        }

        var household = found.Id;
        if (there?.HouseholdId == household) return household;
        Refusal? refused = there is not null && there.State != ShelfState.Draft ? new HouseholdIsFixed()
            : found.LeftOn is not null ? new SellerGone()
            : null;
        if (refused is null) return household;
        Bad(line, CatalogColumns.Household, $"{number}", refused.Sentence);
        return null;
    }

    private ProductCard? CardOf()
    {
        var before = bad.Count;
        var category = CategoryOf();
        var origin = Said(static line => line.Origin, CatalogColumns.Origin);
        var (_, from) = Said(static line => line.SeasonFrom, CatalogColumns.SeasonFrom);
        var (_, to) = Said(static line => line.SeasonTo, CatalogColumns.SeasonTo);
        var (_, shelfLife) = Said(static line => line.ShelfLife, CatalogColumns.ShelfLife);
        var storage = Said(static line => line.Storage, CatalogColumns.Storage);
        var (_, afterSales) = Said(static line => line.AfterSales, CatalogColumns.RefundHours);
        if (bad.Count > before) return null;
        var old = there is null ? null : CardOf(there);
        var card = new ProductCard(
            lines[0].Product, category ?? old!.Category, origin.Value ?? old?.Origin ?? "", old?.Description ?? "",
            afterSales ?? old?.AfterSalesHours ?? UsualAfterSales)
        {
            SeasonFrom = Month(from, old?.SeasonFrom), SeasonTo = Month(to, old?.SeasonTo),
            ShelfLifeDays = shelfLife ?? old?.ShelfLifeDays, Storage = storage.Value ?? old?.Storage ?? "",
        };
        return Checked(card);
    }

    private CategoryId? CategoryOf()
    {
        var (line, path) = Said(static line => line.Category, CatalogColumns.Category);
        if (path is null)
        {
            if (there is null) Bad(line, CatalogColumns.Category, "", "新商品要写分类，请照「分类」页写，例如 茶叶/绿茶");
            return null;
        }

        if (!categories.TryGetValue(path, out var category))
        {
            Bad(line, CatalogColumns.Category, path,
                "没有这个分类，请照「分类」页写，从上到下用“/”隔开，例如 茶叶/绿茶");
            return null;
        }

        if (!category.IsClosed || there?.CategoryId == category.Id) return category.Id;
        Bad(line, CatalogColumns.Category, path, new CategoryClosed(category.Path).Sentence);
        return null;
    }

    private static int? Month(int? said, int? before) => said switch
    {
        null => before,
        0 => null,
        _ => said,
    };

    /// <summary>By the same rules as a form, with a size that nothing is wrong with: sizes are looked at line by line.
    /// </summary>
    private ProductCard? Checked(ProductCard card)
    {
        SkuEntry fine = new(Id: null, "一", Sku.HighestPrice, 0, WeightGrams: null);
        var entry = new ProductEntry(card, [fine], [], []).Checked();
        if (entry.Refusal is not { } refusal) return entry.Value.Card with { Description = card.Description };
        var (heading, text) = refusal switch
        {
            ProductOriginInvalid => (CatalogColumns.Origin, card.Origin),
            ProductSeasonInvalid => (CatalogColumns.SeasonFrom, $"{card.SeasonFrom}"),
            ShelfLifeInvalid => (CatalogColumns.ShelfLife, $"{card.ShelfLifeDays}"),
            StorageTooLong => (CatalogColumns.Storage, card.Storage),
            AfterSalesHoursInvalid => (CatalogColumns.RefundHours, $"{card.AfterSalesHours}"),
            _ => (CatalogColumns.ProductName, card.Name),
        };
        Bad(lines[0], heading, text, refusal.Sentence);
        return null;
    }

    private static ProductCard CardOf(Product product) =>
        new(product.Name, product.CategoryId, product.Origin, product.Description, product.AfterSalesHours)
        {
            SeasonFrom = product.SeasonFrom, SeasonTo = product.SeasonTo, ShelfLifeDays = product.ShelfLifeDays,
            Storage = product.Storage,
        };

    private PlannedSku? SkuOf(CatalogLine line)
    {
        var sku = there?.Skus.FirstOrDefault(one => one.Name == line.Sku);
        var before = bad.Count;
        if (sku is null && line.Price is null)
            Bad(line, CatalogColumns.Price, "", "新规格要写单价，请改成 58.00 这样");
        if (line.Weight is { } grams && !ProductEntry.IsWeight(grams))
            Bad(line, CatalogColumns.Grams, $"{grams}", new SkuWeightInvalid(line.Sku).Sentence);
        if (sku is null) CheckOpening(line);
        else if (line.StockChange != 0) CheckChange(line, sku);
        return bad.Count > before
            ? null
            : new(line, sku, line.Price ?? sku!.Price, line.Weight ?? sku?.WeightGrams, line.StockChange);
    }

    private void CheckOpening(CatalogLine line)
    {
        if (line.StockChange < 0)
        {
            Bad(line, CatalogColumns.StockChange, $"{line.StockChange}", new SkuStockInvalid(line.Sku).Sentence);
        }

        if (line.Stock > 0)
        {
            Bad(line, CatalogColumns.Stock, $"{line.Stock}", "这是新规格，请空着；开始有几件，请写在“库存增减”");
        }
    }

    /// <summary>What was true when the table was made has to be true now: the same table twice would add twice.
    /// </summary>
    private void CheckChange(CatalogLine line, Sku sku)
    {
        if (line.Stock != sku.Stock)
        {
            Bad(line, CatalogColumns.Stock, $"{line.Stock}",
                $"现在有 {sku.Stock} 件，和表里不一样：可能已经导入过，或者卖掉了一些。请核对；还要增减，就把这一格改成 {sku.Stock}");
        }
        else if (sku.Stock + line.StockChange < 0)
        {
            Bad(line, CatalogColumns.StockChange, $"{line.StockChange}",
                $"{new StockTooLow(sku.Stock).Sentence}，请改小");
        }
    }

    /// <summary>What the lines say of their product. They may say it once, or each the same.</summary>
    private (CatalogLine Line, T? Value) Said<T>(Func<CatalogLine, T?> value, string heading)
        where T : struct
    {
        var said = Saying(line => value(line) is not null, (one, other) => Nullable.Equals(value(one), value(other)),
            line => $"{value(line)}", heading);
        return (said ?? lines[0], said is null ? null : value(said));
    }

    private (CatalogLine Line, string? Value) Said(Func<CatalogLine, string?> value, string heading)
    {
        var said = Saying(line => value(line) is not null, (one, other) => value(one) == value(other),
            line => value(line)!, heading);
        return (said ?? lines[0], said is null ? null : value(said));
    }

    private CatalogLine? Saying(
        Func<CatalogLine, bool> says, Func<CatalogLine, CatalogLine, bool> isSame, Func<CatalogLine, string> text,
        string heading)
    {
        var saying = lines.Where(says).ToList();
        foreach (var other in saying.Skip(1).Where(other => !isSame(saying[0], other)))
        {
            Bad(other, heading, text(other),
                $"和第 {saying[0].Line} 行不一样；同一个商品请写一样的，或者只在一行里写");
        }

        return saying.Count > 0 ? saying[0] : null;
    }

    private void Bad(CatalogLine line, string heading, string text, string why) =>
        bad.Add(BadRows.Of(line.Line, heading, text, why));
}
