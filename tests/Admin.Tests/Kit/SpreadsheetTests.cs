using System.Text;
using VillageCloud.Admin.Kit.Lists;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Admin.Tests.Kit;

public sealed class SpreadsheetTests
{
    private static readonly DataColumn<Sale>[] Columns =
    [
        new("商品", sale => sale.Title), new("金额", sale => sale.Amount, IsNumber: true),
        new("件数", sale => sale.Pieces, IsNumber: true),
    ];

    /// <summary>Rare surnames, pictures, other scripts, what XML can't hold, what only looks like its escape, what a
    /// spreadsheet would run or round.</summary>
    private static readonly string[] Words =
    [
        "🍵", "👩‍🌾 王小苗", "𠮷田", "𬱖", "嘉\u0301", "مرحبا", "\u202Eabc", "a\u0000b", "\u0001\u0008\u001F", "\uFFFE\uFFFF",
        "_x0041_", "_X0041_", "_x005F_x0041_", "_xD83C__xDF75_", "_x0041", "__x0041_", "甲\r\n乙\t丙", "=1+1", "+86", "-5",
        "@SUM(A1)", "<b>&\"'</b>", "6217000010012345678", "0201000000011", "",
    ];

    [Test]
    public async Task Amounts_are_numbers_in_yuan_and_words_stay_words()
    {
        var book = await Written(new("绿剑茶", new Money(123_450), 2), new("0012", new Money(-5), 0));

        Assert.That(
            book.Rows,
            Is.EqualTo((object?[][]) [["商品", "金额", "件数"], ["绿剑茶", 1234.5m, 2m], ["0012", -0.05m, 0m]]));
        Assert.That(book.FormatOf("B2"), Is.EqualTo("#,##0.00"));
    }

    [Test]
    public async Task Without_rows_the_headings_are_there() =>
        Assert.That((await Written()).Rows, Is.EqualTo((object?[][]) [["商品", "金额", "件数"]]));

    [TestCaseSource(nameof(Words))]
    public async Task Any_character_arrives_in_the_spreadsheet_as_itself(string word)
    {
        var book = await Written(new Sale(word, Money.Zero, 1));

        Assert.That(book.Rows[1][0], Is.EqualTo(word));
        Assert.That(book.Formulas, Is.Zero);
        Assert.That(book.FormatOf("A2"), Is.EqualTo("@"), "what is typed over it stays text too");
    }

    [Test]
    public async Task Every_character_of_four_bytes_is_written_as_itself_and_not_as_an_escape()
    {
        var word = new StringBuilder();
        for (var letter = 0x1F300; letter < 0x33480; letter += 97) word.Append(new Rune(letter));

        var book = await Written(new Sale(word.ToString(), Money.Zero, 1));

        Assert.That(book.Rows[1][0], Is.EqualTo(word.ToString()));
        Assert.That(book.Xml, Does.Contain(word.ToString()).And.Not.Contain("_x"));
    }

    [TestCase(0xD83C)]
    [TestCase(0xDF75)]
    public async Task Half_a_character_is_shown_as_one_that_is_broken(int half) => Assert.That(
        (await Written(new Sale($"甲{(char)half}乙", Money.Zero, 1))).Rows[1][0], Is.EqualTo("甲\uFFFD乙"));

    private static async Task<SheetXml> Written(params Sale[] sales)
    {
        using var file = await Spreadsheet.Of(Columns, sales);
        return new SheetXml(file);
    }

    private sealed record Sale(string Title, Money Amount, int Pieces);
}
