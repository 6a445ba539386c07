namespace VillageCloud.Domain.Shop.Catalog;

/// <summary>What goods are, roughly: a telephone draws by it what has no photograph. A village's own words for its
/// shelf are its <see cref="Category"/>s; each is of one kind, and many may be of the same.</summary>
public enum GoodsKind
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
