using VillageCloud.Domain.Shop.Catalog;

namespace VillageCloud.Features.Villages.Demo.Past;

/// <summary>How often a product is bought in a month. Fruit is bought when it is ripe.</summary>
internal static class DemoSeasons
{
    private static readonly Dictionary<string, int[]> Ripe = new(StringComparer.Ordinal)
    {
        ["短柄樱桃"] = [4, 5],
        ["山地蓝莓"] = [6],
        ["湖景水蜜桃"] = [7],
        ["红心猕猴桃"] = [9, 10],
        ["鲜板栗"] = [9, 10, 11],
    };

    public static int WeightOf(DemoProduct product, int month)
    {
        if (!product.IsOnSale) return 0;
        if (Ripe.TryGetValue(product.Card.Name, out var months)) return months.Contains(month) ? 6 : 0;
        return product.Card.Category switch
        {
            ProductCategory.Tea or ProductCategory.Nuts => 5,
            ProductCategory.Craft => 1,
            _ => 3,
        };
    }
}
