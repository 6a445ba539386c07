using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Catalog;

namespace VillageCloud.Domain.Tests.Shop.Catalog;

/// <summary>What a product's form is refused for, one thing at a time.</summary>
public sealed class ProductEntryTests
{
    private static readonly SkuEntry Size = new(Id: null, "250 克", new(5_800), 20, 300);

    private static readonly ProductEntry Good = new(
        new("枫桥香榧", new CategoryId(2), "诸暨市枫桥镇", "", 168) { SeasonFrom = 9, SeasonTo = 11 },
        [Size], [new(1), new(2)], [new(BlockKind.Heading, "怎么做的"), new(BlockKind.Paragraph, "炒两遍。\n晾一天。")]);

    private static IEnumerable<TestCaseData> Wrong =>
    [
        Case("catalog.name_invalid", Good with { Card = Good.Card with { Name = "\u200B " } }),
        Case("catalog.name_invalid", Good with { Card = Good.Card with { Name = new('香', 65) } }),
        Case("catalog.origin_invalid", Good with { Card = Good.Card with { Origin = "" } }),
        Case("catalog.season_invalid", Good with { Card = Good.Card with { SeasonTo = null } }),
        Case("catalog.season_invalid", Good with { Card = Good.Card with { SeasonTo = 13 } }),
        Case("catalog.shelf_life_invalid", Good with { Card = Good.Card with { ShelfLifeDays = 0 } }),
        Case("catalog.storage_too_long", Good with { Card = Good.Card with { Storage = new('冷', 65) } }),
        Case("catalog.after_sales_invalid", Good with { Card = Good.Card with { AfterSalesHours = 23 } }),
        Case("catalog.after_sales_invalid", Good with { Card = Good.Card with { AfterSalesHours = 721 } }),
        Case("catalog.skus_missing", Good with { Skus = [] }),
        Case("catalog.skus_missing", Good with { Skus = [.. Enumerable.Repeat(Size, 21)] }),
        Case("catalog.sku_name_invalid", Good with { Skus = [Size with { Name = " " }] }),
        Case("catalog.sku_name_twice", Good with { Skus = [Size, Size with { Name = " 250 克" }] }),
        Case("catalog.sku_price_invalid", Good with { Skus = [Size with { Price = Money.Zero }] }),
        Case("catalog.sku_price_invalid", Good with { Skus = [Size with { Price = new(10_000_001) }] }),
        Case("catalog.sku_stock_invalid", Good with { Skus = [Size with { Stock = -1 }] }),
        Case("catalog.sku_weight_invalid", Good with { Skus = [Size with { WeightGrams = 0 }] }),
        Case("catalog.pictures_invalid", Good with { Pictures = [new(1), new(1)] }),
        Case("catalog.pictures_invalid", Good with { Pictures = [.. Enumerable.Range(1, 10).Select(PictureOf)] }),
        Case("catalog.blocks_invalid", Good with { Blocks = [new(BlockKind.Picture, "没有图片")] }),
        Case("catalog.blocks_invalid", Good with { Blocks = [new(BlockKind.Paragraph, " ")] }),
        Case("catalog.blocks_invalid", Good with { Blocks = [.. Enumerable.Repeat(Good.Blocks[1], 41)] }),
    ];

    [TestCaseSource(nameof(Wrong))]
    public void What_cannot_be_is_said(string code, ProductEntry entry) =>
        Assert.That(entry.Checked().Refusal?.Code, Is.EqualTo(code));

    [Test]
    public void Its_words_are_those_of_its_paragraphs_and_headings()
    {
        var entry = (Good with { Blocks = [.. Good.Blocks, new(BlockKind.Picture, "榧子", new(3))] }).Checked().OrThrow();

        Assert.That(entry.Card.Description, Is.EqualTo("怎么做的\n炒两遍。\n晾一天。"));
        Assert.That(entry.Blocks[^1].Picture, Is.EqualTo(new PictureId(3)));
    }

    private static PictureId PictureOf(int number) => new(number);

    private static TestCaseData Case(string code, ProductEntry entry) =>
        new TestCaseData(code, entry).SetArgDisplayNames(code);
}
