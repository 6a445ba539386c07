using VillageCloud.Domain.Shop.Catalog;

namespace VillageCloud.Admin.Pages.Shop.Catalog;

internal static class CatalogWords
{
    public static string Of(GoodsKind kind) => kind switch
    {
        GoodsKind.Tea => "茶叶",
        GoodsKind.Nuts => "坚果",
        GoodsKind.Staples => "米面粮油",
        GoodsKind.Preserves => "干货腌腊",
        GoodsKind.Fruit => "鲜果",
        GoodsKind.Eggs => "禽蛋",
        GoodsKind.Honey => "蜂蜜",
        GoodsKind.Craft => "手作",
    };

    public static (string Text, Tone Tone) Of(ShelfState state) => state switch
    {
        ShelfState.Draft => ("草稿", Tone.Calm),
        ShelfState.OnSale => ("在售", Tone.Good),
        ShelfState.OffShelf => ("已下架", Tone.Calm),
    };

    /// <summary>In which a refund is agreed, as people choose it; the last is written by hand.</summary>
    public static readonly IReadOnlyList<(string Key, string Text)> AfterSales =
    [
        ("24", "生鲜：收到后 24 小时"), ("48", "生鲜：收到后 48 小时"), ("168", "收到后 7 天"), ("360", "收到后 15 天"),
        ("", "自己写几小时"),
    ];

    public static readonly IReadOnlyList<(string Key, string Text)> Months =
        [("", "全年"), .. Enumerable.Range(1, 12).Select(static month => ($"{month}", $"{month} 月"))];
}
