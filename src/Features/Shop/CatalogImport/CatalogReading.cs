using System.Globalization;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Catalog;
using VillageCloud.Features.Platform.Tables;
using static VillageCloud.Features.Shop.CatalogImport.CatalogColumns;

namespace VillageCloud.Features.Shop.CatalogImport;

/// <summary>A table, read as the village's shelf, one size a line. What a cell leaves open stays as it is.</summary>
internal sealed class CatalogReading(TextTable table) : SheetReading<CatalogLine>(table, Headings, Needed)
{
    private const string NoMonth = "不是月份，请写 1 到 12，或者“全年”";

    protected override CatalogLine? LineOf(TableRow row)
    {
        var (name, size) = (Cell(row, ProductName).Written, Cell(row, SkuName).Written);
        if (PersonText.Line(name, ProductEntry.LongestName).Problem != TextProblem.None)
            Bad(row.Line, ProductName, name, new ProductNameInvalid().Sentence);
        if (PersonText.Line(size, ProductEntry.LongestSkuName).Problem != TextProblem.None)
            Bad(row.Line, SkuName, size, $"请写规格，不超过 {ProductEntry.LongestSkuName} 个字，例如 250 克、礼盒装");
        return new(row.Line, name, size)
        {
            Household = NumberOf(row, Household, "不是户号，请照名册写，例如 12"), Category = WordsOf(row, CatalogColumns.Category),
            Origin = WordsOf(row, Origin), Price = PriceOf(row),
            Stock = NumberOf(row, Stock, "不是件数，请照导出的写，不知道就空着"), StockChange = StockChangeOf(row),
            Weight = NumberOf(row, Grams, "不是重量，请写几克，例如 250，没称过就空着"), SeasonFrom = MonthOf(row, SeasonFrom),
            SeasonTo = MonthOf(row, SeasonTo), ShelfLife = NumberOf(row, ShelfLife, new ShelfLifeInvalid().Sentence),
            Storage = WordsOf(row, Storage),
            AfterSales = NumberOf(row, RefundHours, new AfterSalesHoursInvalid().Sentence),
        };
    }

    protected override void FindTwice(IReadOnlyList<CatalogLine> lines) => Twice(
        lines, static line => (line.Product, line.Sku), SkuName, static line => line.Sku, "这个商品的这个规格");

    private string? WordsOf(TableRow row, string heading) =>
        Cell(row, heading).Written is { Length: > 0 } words ? words : null;

    private int? NumberOf(TableRow row, string heading, string why)
    {
        if (At(row, heading).Length == 0) return null;
        return int.TryParse(At(row, heading), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : Bad<int>(row, heading, why);
    }

    private Money? PriceOf(TableRow row)
    {
        if (At(row, Price).Length == 0) return null;
        if (CellText.Amount(Cell(row, Price)) is not { } price)
            return Bad<Money>(row, Price, "不是金额，或者不止两位小数，请改成 58.00 这样");
        return Sku.IsPrice(price) ? price : Bad<Money>(row, Price, new PriceInvalid().Sentence);
    }

    private int StockChangeOf(TableRow row)
    {
        var text = At(row, StockChange);
        if (text.Length == 0) return 0;
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var pieces)
            && Math.Abs((long)pieces) <= Sku.MostPieces) return pieces;
        return Bad<int>(row, StockChange, new StockChangeInvalid().Sentence) ?? 0;
    }

    /// <returns>0 for all year, null where nothing is said.</returns>
    private int? MonthOf(TableRow row, string heading)
    {
        var text = At(row, heading);
        if (text.Length == 0) return null;
        if (text == AllYear) return 0;
        return int.TryParse(text.TrimEnd('月', ' '), NumberStyles.None, CultureInfo.InvariantCulture, out var month)
            && month is >= 1 and <= 12
            ? month
            : Bad<int>(row, heading, NoMonth);
    }
}

/// <summary>One size as a line says it; null is what it leaves open.</summary>
/// <param name="Line">Of the file, from 1.</param>
internal sealed record CatalogLine(int Line, string Product, string Sku) : ISheetLine
{
    public int? Household { get; init; }

    /// <summary>Its path.</summary>
    public string? Category { get; init; }

    public string? Origin { get; init; }

    public Money? Price { get; init; }

    /// <summary>As it was when the table was made.</summary>
    public int? Stock { get; init; }

    public int StockChange { get; init; }

    public int? Weight { get; init; }

    /// <summary>0 for all year.</summary>
    public int? SeasonFrom { get; init; }

    public int? SeasonTo { get; init; }

    public int? ShelfLife { get; init; }

    public string? Storage { get; init; }

    public int? AfterSales { get; init; }
}
