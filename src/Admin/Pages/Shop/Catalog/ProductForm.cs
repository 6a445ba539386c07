using System.Globalization;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Catalog;
using VillageCloud.Features.Shop.Catalog;
using Sheet = VillageCloud.Features.Shop.Catalog.GetProductSheet.Sheet;

namespace VillageCloud.Admin.Pages.Shop.Catalog;

/// <summary>What somebody has typed about a product, as they typed it: nothing of it is lost when it is refused.
/// </summary>
public sealed class ProductForm
{
    private const string Fresh = "48";

    public string Name { get; set; } = "";

    public string Household { get; set; } = "";

    public string Category { get; set; } = "";

    public string Origin { get; set; } = "";

    public string SeasonFrom { get; set; } = "";

    public string SeasonTo { get; set; } = "";

    public string ShelfLife { get; set; } = "";

    public string Storage { get; set; } = "";

    /// <summary>One of those to choose from; empty where it is written by hand.</summary>
    public string AfterSales { get; set; } = Fresh;

    public string AfterSalesByHand { get; set; } = "";

    /// <summary>As a browser writes it, in Beijing; empty for no plan.</summary>
    public string PublishAt { get; set; } = "";

    public List<SkuLine> Skus { get; } = [];

    public List<ShownPicture> Pictures { get; } = [];

    public List<BlockLine> Blocks { get; } = [];

    public static ProductForm Empty()
    {
        var form = new ProductForm();
        form.Skus.Add(new());
        form.Blocks.Add(new(BlockKind.Paragraph));
        return form;
    }

    /// <param name="isCopy">Then it is a new one: with no sizes that are there, and nothing in stock.</param>
    public static ProductForm Of(Sheet sheet, bool isCopy)
    {
        var (card, entry) = (sheet.Entry.Card, sheet.Entry);
        var hours = Text(card.AfterSalesHours);
        var isPreset = CatalogWords.AfterSales.Any(one => one.Key == hours);
        var form = new ProductForm
        {
            Name = isCopy ? $"{card.Name} 新" : card.Name, Household = HouseholdChoices.KeyOf(sheet.Household),
            Category = Text(card.Category.Value), Origin = card.Origin, SeasonFrom = Text(card.SeasonFrom),
            SeasonTo = Text(card.SeasonTo), ShelfLife = Text(card.ShelfLifeDays), Storage = card.Storage,
            AfterSales = isPreset ? hours : "", AfterSalesByHand = isPreset ? "" : hours,
            PublishAt = isCopy || sheet.PublishAt is not { } at ? "" : Beijing.ForInput(at),
        };
        form.Skus.AddRange(entry.Skus.Select(sku => new SkuLine
        {
            Id = isCopy ? null : sku.Id, Name = sku.Name, Price = sku.Price.ToString(),
            Stock = isCopy ? "" : Text(sku.Stock), Weight = Text(sku.WeightGrams),
        }));
        form.Pictures.AddRange(entry.Pictures.Select(id => new ShownPicture(id, sheet.Keys[id])));
        form.Blocks.AddRange(entry.Blocks.Select(block => new BlockLine(block.Kind)
        {
            Text = block.Text,
            Picture = block.Picture is { } id ? new(id, sheet.Keys[id]) : null,
        }));
        return form;
    }

    /// <summary>Whose it is, or why nobody is known.</summary>
    public Outcome<HouseholdId> ReadHousehold() =>
        HouseholdChoices.Read(Household) is { } id ? id : new Outcome<HouseholdId>(new HouseholdUnknown());

    public Outcome<DateTimeOffset?> ReadPublishAt()
    {
        if (PublishAt.Length == 0) return new Outcome<DateTimeOffset?>((DateTimeOffset?)null);
        return Beijing.FromInput(PublishAt) is { } at
            ? new Outcome<DateTimeOffset?>(at)
            : new PublishTimePast();
    }

    /// <summary>What can be understood of it; whether it may be so, the feature says.</summary>
    public Outcome<ProductEntry> Read()
    {
        if (!TryRead(AfterSales.Length > 0 ? AfterSales : AfterSalesByHand, out var hours) || hours is null)
            return new AfterSalesHoursInvalid();
        if (!TryRead(ShelfLife, out var shelfLife)) return new ShelfLifeInvalid();
        _ = TryRead(SeasonFrom, out var from);
        _ = TryRead(SeasonTo, out var to);
        if (!long.TryParse(Category, CultureInfo.InvariantCulture, out var category)) return new CategoryUnknown();
        var card = new ProductCard(Name, new(category), Origin, "", hours.Value)
        {
            SeasonFrom = from, SeasonTo = to, ShelfLifeDays = shelfLife, Storage = Storage,
        };
        var skus = new List<SkuEntry>();
        foreach (var line in Skus)
        {
            var sku = line.Read();
            if (sku.Refusal is { } wrong) return wrong;
            skus.Add(sku.Value);
        }

        return new ProductEntry(
            card, skus, [.. Pictures.Select(static one => one.Id)],
            [.. Blocks.Where(static one => !one.IsEmpty)
                .Select(static one => new BlockEntry(one.Kind, one.Text, one.Picture?.Id))]);
    }

    private static string Text(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    /// <returns>False when it says something that is no number; nothing is nothing.</returns>
    internal static bool TryRead(string typed, out int? number)
    {
        var text = typed.Trim();
        var isNumber = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var read);
        number = isNumber ? read : null;
        return isNumber || text.Length == 0;
    }
}

/// <summary>One size, as it is typed.</summary>
public sealed class SkuLine
{
    /// <summary>Null for a new one.</summary>
    public SkuId? Id { get; init; }

    public string Name { get; set; } = "";

    public string Price { get; set; } = "";

    public string Stock { get; set; } = "";

    public string Weight { get; set; } = "";

    public Outcome<SkuEntry> Read()
    {
        if (!AmountField.TryRead(Price, out var price)) return new SkuPriceInvalid(Name);
        if (!ProductForm.TryRead(Stock, out var stock)) return new SkuStockInvalid(Name);
        if (!ProductForm.TryRead(Weight, out var weight)) return new SkuWeightInvalid(Name);
        return new SkuEntry(Id, Name, price, stock ?? 0, weight);
    }
}

/// <summary>One piece of the description, as it is typed.</summary>
public sealed class BlockLine(BlockKind kind)
{
    public BlockKind Kind => kind;

    public string Text { get; set; } = "";

    public ShownPicture? Picture { get; init; }

    public bool IsEmpty => Picture is null && !PersonText.IsSeen(Text);
}

/// <summary>A picture that was uploaded.</summary>
public sealed record ShownPicture(PictureId Id, string Key);
