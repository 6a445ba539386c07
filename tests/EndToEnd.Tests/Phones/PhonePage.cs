namespace VillageCloud.EndToEnd.Tests.Phones;

/// <summary>A page of the mini-program that loads something: where it is, what it asks, what it says then.</summary>
/// <param name="Loaded">What it says once the answer came.</param>
public sealed record PhonePage(string Name, string Address, string Api, string Loaded)
{
    private const string Shop = "**/v1/shangying";

    /// <summary>What it says to an empty answer; null where there is no such answer.</summary>
    public string? Empty { get; init; }

    public string EmptyBody { get; init; } = "[]";

    public string Person { get; init; } = "shopper-lin";

    public static IReadOnlyList<PhonePage> All { get; } =
    [
        new("home", "/pages/home/home", $"{Shop}/products?limit=20", "斯银娣家") { Empty = "架上暂时没有商品" },
        new("artisans", "/pages/artisans/artisans", $"{Shop}/artisans", "作品在架") { Empty = "还没有匠人的介绍" },
        new(
            "category", "/packages/catalog/pages/category/category?id=8",
            $"{Shop}/products?categoryId=8&limit=20", "手作")
        {
            Empty = "这一类现在没有货",
        },
        new("product", "/packages/catalog/pages/product/product?id=1", $"{Shop}/products/1", "立即购买"),
        new("artisan", "/packages/makers/pages/artisan/artisan?id=1", $"{Shop}/artisans/1", "收益记在"),
        new("me", "/pages/me/me", $"{Shop}/orders", "我的订单"),
        new("orders", "/packages/order/pages/orders/orders?tab=all", $"{Shop}/orders?limit=20", "合计")
        {
            Empty = "这里还没有订单",
        },
        new(
            "household", "/packages/household/pages/household/household", $"{Shop}/household/statement",
            "村里还欠我家")
        {
            Person = "household-1",
        },
    ];

    public override string ToString() => Name;
}
