using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Shop.Catalog;

/// <summary>One size at one price. Its stock moves by conditional updates in the database only, each together with the
/// <see cref="StockMovement"/> that says why, and never by assignment.</summary>
public sealed class Sku : ICooperativeOwned
{
    /// <summary>In one go; no shelf of a village holds more.</summary>
    public const int MostPieces = 100_000;

    public static readonly Money HighestPrice = new(10_000_000);

    private readonly List<StockMovement> movements = [];

    private Sku()
    {
    }

    internal Sku(CooperativeId cooperativeId, string name, Money price, int stock, DateTimeOffset now)
    {
        Invariant.Holds(price > Money.Zero && stock >= 0, "a SKU has a price and no negative stock");
        CooperativeId = cooperativeId;
        Name = name;
        Price = price;
        Stock = stock;
        if (stock > 0) movements.Add(StockMovement.Opening(cooperativeId, stock, now));
    }

    public SkuId Id { get; private set; }

    public CooperativeId CooperativeId { get; private set; }

    public ProductId ProductId { get; private set; }

    public string Name { get; private set; } = "";

    public Money Price { get; private set; }

    public int Stock { get; private set; }

    /// <summary>Of one piece with what it is packed in; null where nobody has weighed it.</summary>
    public int? WeightGrams { get; private set; }

    /// <summary>How it began; what followed is read page by page and not with the size.</summary>
    public IReadOnlyList<StockMovement> Movements => movements;

    public static bool IsPrice(Money price) => price > Money.Zero && price <= HighestPrice;

    public void Rename(string name) => Name = name;

    public void Weigh(int? grams) => WeightGrams = grams;

    public void Reprice(Money price)
    {
        Invariant.Holds(price > Money.Zero, "a SKU has a price");
        Price = price;
    }
}
