namespace VillageCloud.Features.Shop.CatalogImport;

/// <summary>The headings of the shelf's spreadsheet: template and export have them, and what is brought in is read by
/// them. A size is known by its product's name and its own.</summary>
public static class CatalogColumns
{
    public const string ProductName = "商品";
    public const string SkuName = "规格";
    public const string Household = "户号";
    public const string Category = "分类";
    public const string Origin = "产地";
    public const string Price = "单价";
    public const string Stock = "现有库存";
    public const string StockChange = "库存增减";
    public const string Grams = "每件克数";
    public const string SeasonFrom = "应季从";
    public const string SeasonTo = "应季到";
    public const string ShelfLife = "保质天数";
    public const string Storage = "怎么储存";
    public const string RefundHours = "售后小时";

    /// <summary>What a cell says of a product that is there all year.</summary>
    internal const string AllYear = "全年";

    /// <summary>In the template's order, each with how it is filled in.</summary>
    public static IReadOnlyList<(string Heading, string How)> All { get; } =
    [
        (ProductName, "商品名称。和已有的商品一字不差，就是改那个商品；没有的，新建为草稿"),
        (SkuName, "例如 250 克，每个规格写一行。已有的商品里没有的规格，就加上"), (Household, "哪一户的货，照名册上的户号；已有的商品可以空着"),
        (Category, "照「分类」页写，从上到下用“/”隔开，例如 茶叶/绿茶"), (Origin, "例如 诸暨市东白湖镇"), (Price, "元，例如 58.00"),
        (Stock, "导出时有几件。要增减库存的，这一格别改；新规格空着"),
        (StockChange, "新规格写开始有几件；已有的写增减几件，例如 20 或 -3；不变空着"), (Grams, "连包装有几克，没称过就空着"),
        (SeasonFrom, "月份，1 到 12；全年都有写“全年”"), (SeasonTo, "月份，1 到 12；全年都有写“全年”"), (ShelfLife, "保质期有几天，不会坏的空着"),
        (Storage, "例如 冷藏、避光"), (RefundHours, "收到后多少小时内可以售后，24 到 720；新商品空着是 48"),
    ];

    internal static readonly IReadOnlyList<string> Headings = [.. All.Select(static one => one.Heading)];

    internal static readonly IReadOnlyList<string> Needed = [ProductName, SkuName, Price];
}
