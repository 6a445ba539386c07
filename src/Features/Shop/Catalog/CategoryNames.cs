using VillageCloud.Domain.Shop.Catalog;

namespace VillageCloud.Features.Shop.Catalog;

/// <summary>What people call the kinds of goods, on pages and in spreadsheets.</summary>
public static class CategoryNames
{
    private static readonly IReadOnlyDictionary<ProductCategory, string> Names = new Dictionary<ProductCategory, string>
    {
        [ProductCategory.Tea] = "茶叶", [ProductCategory.Nuts] = "香榧坚果", [ProductCategory.Staples] = "米面",
        [ProductCategory.Preserves] = "干货", [ProductCategory.Fruit] = "鲜果", [ProductCategory.Eggs] = "禽蛋",
        [ProductCategory.Honey] = "蜂蜜", [ProductCategory.Craft] = "手作",
    };

    public static IReadOnlyList<string> All { get; } = [.. Names.Values];

    public static string Of(ProductCategory category) => Names[category];

    /// <summary>Null where nothing is called so.</summary>
    public static ProductCategory? Read(string name)
    {
        foreach (var (category, called) in Names) if (called == name) return category;
        return null;
    }
}
