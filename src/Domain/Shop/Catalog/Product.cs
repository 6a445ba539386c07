using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Shop.Catalog;

public enum ProductCategory
{
    Tea,
    Nuts,
    Staples,
    Preserves,
    Fruit,
    Eggs,
    Honey,
    Craft,
}

/// <summary>Something that one household sells, with its sizes (SKUs) and its after-sales window.</summary>
public sealed class Product : ICooperativeOwned
{
    private readonly List<Sku> skus = [];

    private Product()
    {
    }

    public Product(CooperativeId cooperativeId, HouseholdId householdId, ArtisanId? artisanId, ProductCard card)
    {
        CooperativeId = cooperativeId;
        HouseholdId = householdId;
        ArtisanId = artisanId;
        Name = card.Name;
        Category = card.Category;
        Origin = card.Origin;
        Description = card.Description;
        AfterSalesHours = card.AfterSalesHours;
        IsOnSale = true;
    }

    public ProductId Id { get; private set; }

    public CooperativeId CooperativeId { get; private set; }

    public HouseholdId HouseholdId { get; private set; }

    public ArtisanId? ArtisanId { get; private set; }

    public string Name { get; private set; } = "";

    public ProductCategory Category { get; private set; }

    public string Origin { get; private set; } = "";

    public string Description { get; private set; } = "";

    /// <summary>Hours after receipt in which a refund is agreed; fresh produce 24–48.</summary>
    public int AfterSalesHours { get; private set; }

    public bool IsOnSale { get; private set; }

    public IReadOnlyList<Sku> Skus => skus;

    public Sku AddSku(string name, Money price, int stock, DateTimeOffset now)
    {
        var sku = new Sku(CooperativeId, name, price, stock, now);
        skus.Add(sku);
        return sku;
    }

    public Outcome TakeOffShelf()
    {
        if (!IsOnSale) return new OffShelfAlready(Name);
        IsOnSale = false;
        return Outcome.Done;
    }

    public Outcome PutOnSale()
    {
        if (IsOnSale) return new OnSaleAlready(Name);
        IsOnSale = true;
        return Outcome.Done;
    }}

/// <param name="AfterSalesHours">At least 24.</param>
public sealed record ProductCard(
    string Name, ProductCategory Category, string Origin, string Description, int AfterSalesHours);

/// <summary>One size at one price. Its stock moves by conditional updates in the database only, each together with the
/// <see cref="StockMovement"/> that says why, and never by assignment.</summary>
public sealed class Sku : ICooperativeOwned
{
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

    /// <summary>How it began; what followed is read page by page and not with the size.</summary>
    public IReadOnlyList<StockMovement> Movements => movements;

    public void Reprice(Money price)
    {
        Invariant.Holds(price > Money.Zero, "a SKU has a price");
        Price = price;
    }
}
