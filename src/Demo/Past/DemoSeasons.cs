using VillageCloud.Domain.Shop.Catalog;

namespace VillageCloud.Demo.Past;

/// <summary>How often a product is bought in a month. Fruit is bought when it is ripe.</summary>
internal static class DemoSeasons
{
    public static int WeightOf(DemoProduct product, int month)
    {
        if (!product.IsOnSale) return 0;
        if (product.RipeMonths is { } months) return months.Contains(month) ? 6 : 0;
        return product.Category switch
        {
            GoodsKind.Tea or GoodsKind.Nuts => 5,
            GoodsKind.Craft => 1,
            _ => 3,
        };
    }
}
