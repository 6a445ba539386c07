using VillageCloud.Domain.Shop.Catalog;

namespace VillageCloud.Features.Villages.Demo;

internal sealed record DemoSku(string Name, long PriceFen, int Stock);

/// <summary>One product of the demo shop, before it has ids.</summary>
internal sealed record DemoProduct(int Household, ProductCard Card, IReadOnlyList<DemoSku> Skus)
{
    /// <summary>Hours for after-sales of what spoils.</summary>
    public const int Fresh = 48;

    /// <summary>Hours for after-sales of what keeps: dry goods and crafts.</summary>
    public const int Lasting = 168;

    /// <summary>The maker's name, where the maker's name sells.</summary>
    public string? Artisan { get; init; }

    public string Rule { get; init; } = DemoVillage.StandardRule;

    public bool IsOnSale { get; init; } = true;
}

/// <summary>The shop's shelf, in its order: tea comes first.</summary>
internal static class DemoShelf
{
    public static readonly IReadOnlyList<DemoProduct> All =
    [
        .. DemoTeasAndNuts.All, .. DemoStaples.All, .. DemoPreserves.All, .. DemoFreshGoods.All, .. DemoCrafts.All,
    ];
}
