using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Shop.Catalog;

/// <summary>Something that one household sells, with its sizes (SKUs) and its after-sales window. A draft until it is
/// put on sale for the first time.</summary>
public sealed class Product : ICooperativeOwned, IVersioned
{
    private readonly List<Sku> skus = [];
    private readonly List<ProductPicture> pictures = [];
    private readonly List<ProductBlock> blocks = [];

    private Product()
    {
    }

    public Product(CooperativeId cooperativeId, HouseholdId householdId, ArtisanId? artisanId, ProductCard card)
    {
        CooperativeId = cooperativeId;
        HouseholdId = householdId;
        ArtisanId = artisanId;
        Describe(card);
    }

    public ProductId Id { get; private set; }

    public CooperativeId CooperativeId { get; private set; }

    public HouseholdId HouseholdId { get; private set; }

    public ArtisanId? ArtisanId { get; private set; }

    public string Name { get; private set; } = "";

    public CategoryId CategoryId { get; private set; }

    public string Origin { get; private set; } = "";

    /// <summary>Its words alone; whoever shows it with its headings and pictures takes the blocks.</summary>
    public string Description { get; private set; } = "";

    /// <summary>Hours after receipt in which a refund is agreed; fresh produce 24–48.</summary>
    public int AfterSalesHours { get; private set; }

    /// <summary>The months in which it is picked or made, from 1 to 12 and maybe over the turn of the year; null for
    /// what is there all year.</summary>
    public int? SeasonFrom { get; private set; }

    public int? SeasonTo { get; private set; }

    /// <summary>Null for what doesn't spoil.</summary>
    public int? ShelfLifeDays { get; private set; }

    /// <summary>How it is kept, e.g. 冷藏.</summary>
    public string Storage { get; private set; } = "";

    public bool IsOnSale { get; private set; }

    /// <summary>When it was put on sale for the first time; null for a draft.</summary>
    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>When it goes on sale by itself.</summary>
    public DateTimeOffset? PublishAt { get; private set; }

    public int Version { get; private set; }

    public ShelfState State =>
        IsOnSale ? ShelfState.OnSale : PublishedAt is null ? ShelfState.Draft : ShelfState.OffShelf;

    public IReadOnlyList<Sku> Skus => skus;

    /// <summary>The first is its cover.</summary>
    public IReadOnlyList<ProductPicture> Pictures => pictures;

    public IReadOnlyList<ProductBlock> Blocks => blocks;

    public Sku AddSku(string name, Money price, int stock, DateTimeOffset now, int? weightGrams = null)
    {
        var sku = new Sku(CooperativeId, name, price, stock, now);
        sku.Weigh(weightGrams);
        skus.Add(sku);
        return sku;
    }

    public void Describe(ProductCard card)
    {
        Name = card.Name;
        CategoryId = card.Category;
        Origin = card.Origin;
        Description = card.Description;
        AfterSalesHours = card.AfterSalesHours;
        (SeasonFrom, SeasonTo) = (card.SeasonFrom, card.SeasonTo);
        ShelfLifeDays = card.ShelfLifeDays;
        Storage = card.Storage;
    }

    /// <param name="shown">In their order; the first is the cover.</param>
    public void Show(IEnumerable<PictureId> shown)
    {
        pictures.Clear();
        pictures.AddRange(shown.Select((picture, at) => new ProductPicture(CooperativeId, picture, at)));
    }

    public void Tell(IEnumerable<BlockEntry> told)
    {
        blocks.Clear();
        blocks.AddRange(told.Select((block, at) => new ProductBlock(CooperativeId, block, at)));
    }

    /// <summary>Whose it is decides who is paid: once people could buy it, that stays.</summary>
    public Outcome BelongTo(HouseholdId household)
    {
        if (household == HouseholdId) return Outcome.Done;
        if (State != ShelfState.Draft) return new HouseholdIsFixed();
        HouseholdId = household;
        return Outcome.Done;
    }

    /// <summary>分户: from now on another household sells it and is paid for it; what was ordered stays whose it was. It
    /// comes off the shelf, since a licence may be the old one's.</summary>
    public void GoTo(HouseholdId household) => (HouseholdId, IsOnSale, PublishAt) = (household, false, null);

    public Outcome TakeOffShelf()
    {
        if (!IsOnSale) return new OffShelfAlready(Name);
        IsOnSale = false;
        return Outcome.Done;
    }

    public Outcome PutOnSale(DateTimeOffset now)
    {
        if (IsOnSale) return new OnSaleAlready(Name);
        IsOnSale = true;
        PublishedAt ??= now;
        PublishAt = null;
        return Outcome.Done;
    }

    /// <param name="at">Null for a plan that is given up.</param>
    public Outcome PlanToPublish(DateTimeOffset? at, DateTimeOffset now)
    {
        if (at is null)
        {
            PublishAt = null;
            return Outcome.Done;
        }

        if (IsOnSale) return new OnSaleAlready(Name);
        if (at <= now) return new PublishTimePast();
        PublishAt = at;
        return Outcome.Done;
    }
}

public enum ShelfState
{
    /// <summary>Nobody but staff has seen it.</summary>
    Draft,

    OnSale,
    OffShelf,
}

/// <param name="AfterSalesHours">At least 24.</param>
public sealed record ProductCard(
    string Name, CategoryId Category, string Origin, string Description, int AfterSalesHours)
{
    public int? SeasonFrom { get; init; }

    public int? SeasonTo { get; init; }

    public int? ShelfLifeDays { get; init; }

    public string Storage { get; init; } = "";
}
