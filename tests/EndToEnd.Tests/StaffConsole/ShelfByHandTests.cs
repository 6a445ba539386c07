using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Catalog;
using VillageCloud.EndToEnd.Tests.Browsers;
using VillageCloud.TestKit;

namespace VillageCloud.EndToEnd.Tests.StaffConsole;

/// <summary>The shelf kept in bulk by clicks: many prices and stocks at once.</summary>
[NonParallelizable]
public sealed class ShelfByHandTests
{
    private const string Noodles = "番薯粉丝";

    private readonly List<Desk> desks = [];
    private IdleVillage village = null!;

    [OneTimeSetUp]
    public async Task Open() => village = await IdleVillage.Open();

    [OneTimeTearDown]
    public async Task Leave()
    {
        if (village is not null) await village.DisposeAsync();
    }

    [TearDown]
    public async Task NothingWentWrongUnseen()
    {
        if (TestContext.CurrentContext.Result.FailCount > 0)
            foreach (var desk in desks) await desk.PictureOfFailure(TestContext.CurrentContext.Test.MethodName!);
        foreach (var desk in desks) await desk.NothingWentWrongUnseen();
        desks.Clear();
    }

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

        await keeper.Click("批量改价补货");
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

    private static async Task Search(Desk desk, string word)
    {
        await desk.Page.GetByRole(AriaRole.Searchbox, new() { Name = "查找", Exact = true }).FillAsync(word);
        await desk.Click("查 询");
        await Assertions.Expect(desk.Page.Locator("tbody tr").First).ToContainTextAsync(word, new() { Timeout = 20_000 });
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

    private Task<List<Sku>> Sizes(string product) => village.Look(db => db.Products.AsNoTracking()
        .Where(one => one.Name == product).SelectMany(one => one.Skus).OrderBy(sku => sku.Id).ToListAsync());

    private async Task<Desk> DeskOf(string user)
    {
        var desk = await Desk.Of(user, await PlayedVillage.Browser, village.World.Api);
        desks.Add(desk);
        return desk;
    }
}
