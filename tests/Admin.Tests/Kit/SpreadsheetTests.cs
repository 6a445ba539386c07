using MiniExcelLibs;
using VillageCloud.Admin.Kit;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Admin.Tests.Kit;

public sealed class SpreadsheetTests
{
    private static readonly DataColumn<Sale>[] Columns =
    [
        new("商品", sale => sale.Title), new("金额", sale => sale.Amount, IsNumber: true),
        new("件数", sale => sale.Pieces, IsNumber: true),
    ];

    [Test]
    public async Task Amounts_are_numbers_in_yuan_and_words_stay_words()
    {
        var rows = await Written(new("绿剑茶", new Money(123_450), 2), new("0012", new Money(-5), 0));

        Assert.That(
            rows,
            Is.EqualTo((object?[][]) [["商品", "金额", "件数"], ["绿剑茶", 1234.5, 2.0], ["0012", -0.05, 0.0]]));
    }

    [Test]
    public async Task Without_rows_the_headings_are_there() =>
        Assert.That(await Written(), Is.EqualTo((object?[][]) [["商品", "金额", "件数"]]));

    [Test]
    public async Task What_looks_like_a_formula_is_written_as_words() =>
        Assert.That((await Written(new Sale("=1+1", Money.Zero, 1)))[1][0], Is.EqualTo("=1+1"));

    private static async Task<object?[][]> Written(params Sale[] sales)
    {
        using var file = await Spreadsheet.Of(Columns, sales);
        return [.. file.Query().Cast<IDictionary<string, object?>>().Select(row => row.Values.ToArray())];
    }

    private sealed record Sale(string Title, Money Amount, int Pieces);
}
