using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Catalog;

namespace VillageCloud.Demo;

internal sealed record DemoSku(string Name, long PriceFen, int Stock);

/// <summary>One product of the demo shop, before it has ids.</summary>
/// <param name="Description">Its sentences.</param>
internal sealed record DemoProduct(
    int Household, string Name, GoodsKind Category, string Origin, IReadOnlyList<string> Description,
    int AfterSalesHours, IReadOnlyList<DemoSku> Skus)
{
    /// <summary>The maker's name, where the maker's name sells.</summary>
    public string? Artisan { get; init; }

    /// <summary>Why the store keeper sees it and nobody can buy it; null for what is for sale.</summary>
    public string? NotOnSaleBecause { get; init; }

    /// <summary>The months in which it is bought; null for what is there all year.</summary>
    public IReadOnlyList<int>? RipeMonths { get; init; }

    public bool IsOnSale => NotOnSaleBecause is null;

    public ProductCard CardIn(CategoryId category) =>
        new(Name, category, Origin, string.Concat(Description), AfterSalesHours);
}

/// <summary>One category of the demo shop; of each kind there is one.</summary>
internal sealed record DemoCategory(string Name, GoodsKind Kind);

/// <summary>The shop's shelf, in its order: tea comes first, 「一茶一榧」 being what the village is known for.</summary>
internal static class DemoShelf
{
    public static readonly IReadOnlyList<DemoProduct> All = DemoFile.Read<DemoProduct>("products");

    public static readonly IReadOnlyList<DemoCategory> Categories = DemoFile.Read<DemoCategory>("categories");
}
