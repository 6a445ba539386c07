using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Catalog;
using VillageCloud.EndToEnd.Tests.Browsers;
using VillageCloud.TestKit;

namespace VillageCloud.EndToEnd.Tests.StaffConsole;

/// <summary>The shelf kept in bulk by clicks: many prices and stocks at once, and all of it by a
/// spreadsheet.</summary>
public sealed class ShelfByHandTests : ByHandFixture
{
    private const string Noodles = "番薯粉丝";
    private const string Sweet = "倒蒸番薯干";

    [Test]
    public async Task Several_prices_and_stocks_are_seen_old_beside_new_and_changed_in_one_go()
    {
        var before = await Sizes(Noodles);
        var keeper = await DeskOf("keeper");
        await keeper.GoTo("商品");
        await keeper.LooksRight("products-pick");
        await Search(keeper, Noodles);
        await keeper.Page.GetByLabel($"选 {Noodles} {before[0].Name}").CheckAsync();
        await keeper.Sees("选了 1 个规格");
        await keeper.Click($"全选找到的 {before.Count} 个");
        await keeper.Sees($"选了 {before.Count} 个规格");

        await keeper.Click("批量修改");
        await keeper.Page.GetByLabel("价格", new() { Exact = true }).SelectOptionAsync(nameof(PriceMove.RaisePercent));
        await keeper.Page.GetByLabel("涨（%）").FillAsync("35");
        await keeper.Page.GetByLabel("库存增减（件）").FillAsync("-100");
        await keeper.Click("下一步：核对");
        await keeper.Sees("请写为什么增减库存");
        await keeper.Page.GetByLabel("为什么增减库存").FillAsync("盘点");
        await LooksRightAnywhere(keeper, "bulk-form");
        await keeper.Click("下一步：核对");
        await keeper.Sees("有 1 个规格不能这样改");
        await LooksRightAnywhere(keeper, "bulk-refused");
        await keeper.Click("上一步");
        await keeper.Page.GetByLabel("库存增减（件）").FillAsync("12");
        await keeper.Click("下一步：核对");
        await Assertions.Expect(keeper.Button($"改这 {before.Count} 个")).ToBeDisabledAsync();
        await keeper.Page.GetByLabel("看过了，没有写错").CheckAsync();
        await LooksRightAnywhere(keeper, "bulk-preview");
        await keeper.Click($"改这 {before.Count} 个");
        await keeper.Sees($"{before.Count} 个规格已改好");
        await keeper.LooksRight("bulk-done");
        await keeper.Click("回到商品列表");

        await keeper.Sees("打勾选规格，可以一起改价、补货");
        await keeper.SeesRow(before[0].Name, new Money(2_673));
        Assert.That(
            (await Sizes(Noodles)).Select(sku => (sku.Price.Fen, sku.Stock)),
            Is.EqualTo(before.Select(sku => (sku.Price.Fen * 135 / 100, sku.Stock + 12))));
    }

    [Test]
    public async Task The_shelf_goes_out_to_a_spreadsheet_and_comes_in_again_with_what_was_changed_in_it()
    {
        var before = await Sizes(Sweet);
        var keeper = await DeskOf("keeper");
        await keeper.GoTo("商品");
        await keeper.Link("从表格导入").ClickAsync();
        await keeper.IsAtStep("选文件");
        await LooksRightAnywhere(keeper, "products-file");
        var (name, content) = await keeper.Download("导出现有商品");
        var rows = new Workbook(content).Rows
            .Select(row => row.Select(cell => Convert.ToString(cell, CultureInfo.InvariantCulture) ?? "").ToArray())
            .ToList();
        var headings = rows[0];
        int price = Array.IndexOf(headings, "单价"), change = Array.IndexOf(headings, "库存增减");
        foreach (var row in rows.Where(row => row[0] == Sweet)) (row[price], row[change]) = ("88", "5");

        await keeper.Page.GetByLabel("商品表").Choose(new FilePayload
        {
            Name = name, MimeType = "application/octet-stream", Buffer = WorkbookFile.Of(
                [.. rows, Line("南瓜干", "250 克", "12.50"), Line("南瓜干", "500 克", "22"), Line("笋片", "一包", "12.345")]),
        });
        await keeper.Sees("有 1 行不能导入");
        await keeper.Sees("不止两位小数");
        await keeper.IsNotOffered("导入 4 行");
        await keeper.Page.GetByLabel("只导入没有问题的").CheckAsync();
        await keeper.IsNotOffered("导入 4 行");
        await keeper.Page.GetByLabel("看过了，没有写错").CheckAsync();
        await LooksRightAnywhere(keeper, "products-preview");
        await keeper.Click("导入 4 行");
        await keeper.Sees("新建了 1 个商品（草稿），改了 1 个，新规格一共 2 个");
        await keeper.LooksRight("products-imported");
        await keeper.Link("去给它们配图片、写介绍、上架").ClickAsync();
        await keeper.Sees("南瓜干");

        Assert.That(
            (await Sizes(Sweet)).Select(sku => (sku.Price.Fen, sku.Stock)),
            Is.EqualTo(before.Select(sku => (8_800L, sku.Stock + 5))));
        Assert.That(
            (await Sizes("南瓜干")).Select(sku => (sku.Name, sku.Price.Fen, sku.Stock)),
            Is.EqualTo(new[] { ("250 克", 1_250L, 9), ("500 克", 2_200L, 9) }));
        Assert.That(await Sizes("笋片"), Is.Empty);

        string[] Line(string product, string size, string yuan) =>
            [product, size, "3", "干货", "东白湖镇", yuan, "", "9", .. Enumerable.Repeat("", headings.Length - 8)];
    }

    private static async Task Search(Desk desk, string word)
    {
        await desk.Page.GetByRole(AriaRole.Searchbox, new() { Name = "查找", Exact = true }).FillAsync(word);
        await desk.Click("查 询");
        await Assertions.Expect(desk.Page.Locator("tbody tr").First)
            .ToContainTextAsync(word);
    }

    private static async Task LooksRightAnywhere(Desk desk, string name)
    {
        foreach (var (theme, width, height) in new[] { ("light", 1024, 768), ("dark", 390, 844) })
        {
            await desk.Page.EvaluateAsync($"village.setDark({(theme == "dark" ? "true" : "false")})");
            await Assertions.Expect(desk.Page.Locator($"html[data-theme={theme}]")).ToHaveCountAsync(1);
            await desk.Page.FitInto(width, height);
            await desk.LooksRight($"{name}-{theme}-{width}");
        }

        await desk.Page.EvaluateAsync("village.setDark(false)");
        await desk.Page.FitInto(1280, 800);
    }

    private Task<List<Sku>> Sizes(string product) => Village.Look(db => db.Products.AsNoTracking()
        .Where(one => one.Name == product).SelectMany(one => one.Skus).OrderBy(sku => sku.Id).ToListAsync());
}
