using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Shop.Catalog;

/// <summary>A product as somebody wrote it down: all of it, or the first thing that can't be so.</summary>
/// <param name="Skus">Those that are there already, and new ones.</param>
/// <param name="Pictures">In their order; the first is the cover.</param>
public sealed record ProductEntry(
    ProductCard Card, IReadOnlyList<SkuEntry> Skus, IReadOnlyList<PictureId> Pictures, IReadOnlyList<BlockEntry> Blocks)
{
    public const int LongestName = 64;
    public const int LongestOrigin = 128;
    public const int LongestStorage = 64;
    public const int LongestSkuName = 64;
    public const int LongestBlock = 1_000;
    public const int LongestDescription = 4_000;
    public const int MostSkus = 20;
    public const int MostPictures = 9;
    public const int MostBlocks = 40;
    public const int LeastAfterSalesHours = 24;

    private const int MostAfterSalesHours = 720;
    private const int MostShelfLifeDays = 3_650;
    private const int MostGrams = 100_000;

    /// <summary>The same with every text as others will see it.</summary>
    public Outcome<ProductEntry> Checked()
    {
        var card = Checked(Card);
        if (card.Refusal is { } wrong) return wrong;
        if (Skus.Count is 0 or > MostSkus) return new SkusMissing();
        List<SkuEntry> sizes = [.. Skus.Select(static sku => sku with { Name = SkuName(sku).Text })];
        if (WrongSku(sizes) is { } wrongSku) return wrongSku;
        if (Pictures.Count > MostPictures || Pictures.Distinct().Count() < Pictures.Count)
            return new ProductPicturesInvalid();
        List<BlockEntry> blocks = [.. Blocks.Select(Cleaned)];
        var words = string.Join(
            '\n', blocks.Where(static one => one.Kind != BlockKind.Picture).Select(static one => one.Text));
        if (blocks.Count > MostBlocks || words.Length > LongestDescription || blocks.Exists(IsEmpty))
            return new BlocksInvalid();
        return new ProductEntry(card.Value with { Description = words }, sizes, Pictures, blocks);
    }

    public static bool IsWeight(int grams) => grams is > 0 and <= MostGrams;

    private static Outcome<ProductCard> Checked(ProductCard card)
    {
        var name = PersonText.Line(card.Name, LongestName);
        if (name.Problem != TextProblem.None) return new ProductNameInvalid();
        var origin = PersonText.Line(card.Origin, LongestOrigin);
        if (origin.Problem != TextProblem.None) return new ProductOriginInvalid();
        var storage = PersonText.Line(card.Storage, LongestStorage);
        if (storage.IsTooLong) return new StorageTooLong();
        if (!IsSeason(card.SeasonFrom, card.SeasonTo)) return new ProductSeasonInvalid();
        if (card.ShelfLifeDays is <= 0 or > MostShelfLifeDays) return new ShelfLifeInvalid();
        if (card.AfterSalesHours is < LeastAfterSalesHours or > MostAfterSalesHours)
            return new AfterSalesHoursInvalid();
        return card with { Name = name.Text, Origin = origin.Text, Storage = storage.Text };
    }

    private static bool IsSeason(int? from, int? to) => (from, to) switch
    {
        (null, null) => true,
        ({ } first, { } last) => first is >= 1 and <= 12 && last is >= 1 and <= 12,
        _ => false,
    };

    private static PersonText SkuName(SkuEntry sku) => PersonText.Line(sku.Name, LongestSkuName);

    private static Refusal? WrongSku(IReadOnlyList<SkuEntry> sizes)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (sku, at) in sizes.Select(static (sku, at) => (sku, at)))
        {
            if (SkuName(sku).Problem != TextProblem.None) return new SkuNameInvalid(at + 1);
            if (!names.Add(sku.Name)) return new SkuNameTwice(sku.Name);
            if (!Sku.IsPrice(sku.Price)) return new SkuPriceInvalid(sku.Name);
            if (sku.Stock is < 0 or > Sku.MostPieces) return new SkuStockInvalid(sku.Name);
            if (sku.WeightGrams is { } grams && !IsWeight(grams)) return new SkuWeightInvalid(sku.Name);
        }

        return null;
    }

    private static BlockEntry Cleaned(BlockEntry block) => block with
    {
        Text = block.Kind == BlockKind.Paragraph
            ? PersonText.Lines(block.Text, LongestBlock).Text : PersonText.Line(block.Text, LongestBlock).Text,
        Picture = block.Kind == BlockKind.Picture ? block.Picture : null,
    };

    private static bool IsEmpty(BlockEntry block) => block.Text.Length > LongestBlock
        || (block.Kind == BlockKind.Picture ? block.Picture is null : !PersonText.IsSeen(block.Text));
}

/// <param name="Id">Null for a new one.</param>
/// <param name="Stock">What a new one begins with; the stock of one that is there moves by its own door.</param>
public sealed record SkuEntry(SkuId? Id, string Name, Money Price, int Stock, int? WeightGrams);
