using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Licences;
using VillageCloud.EndToEnd.Tests.Browsers;

namespace VillageCloud.EndToEnd.Tests.StaffConsole;

/// <summary>The shelf's tree by the store keeper's clicks, and what may stand on it.</summary>
public sealed class CategoriesByHandTests : ByHandFixture
{
    [Test]
    public async Task The_shelf_is_laid_out_renamed_and_closed_where_nothing_is_on_sale()
    {
        var keeper = await DeskOf("keeper");
        await keeper.GoTo("分类");
        await keeper.Click("加下一级：手作");
        await keeper.Page.GetByLabel("名称").FillAsync("竹/编");
        await Save(keeper);
        await keeper.Sees("请写分类的名称");
        await keeper.LooksRight("category-refused");
        await keeper.Page.GetByLabel("名称").FillAsync("竹编");
        await Saved(keeper);
        await keeper.Click("加下一级：手作/竹编");
        await keeper.Page.GetByLabel("名称").FillAsync("提篮");
        await Saved(keeper);

        await keeper.Click("改 手作/竹编");
        await keeper.Page.GetByLabel("名称").FillAsync("竹编篾器");
        await Saved(keeper);
        await keeper.Click("改 蜂蜜");
        await keeper.Page.GetByLabel("排在谁后面").SelectOptionAsync(new SelectOptionValue { Label = "排在最前" });
        await Saved(keeper);
        await Assertions.Expect(keeper.Page.Locator("tbody tr").First).ToContainTextAsync("蜂蜜");
        await keeper.Click("停用 蜂蜜");
        await keeper.Sees("个商品在卖或等着上架");
        await keeper.NothingIsSaidOverThePage();
        await keeper.LooksRight("categories");
        await LooksRightAnywhere(keeper, "categories");
        await keeper.Click("停用 手作/竹编篾器/提篮");
        await keeper.Sees("提篮 已停用");
        Assert.That(
            await Village.Look(db => db.Categories.Where(one => one.IsClosed).Select(one => one.Path).ToListAsync()),
            Is.EqualTo(new[] { "手作/竹编篾器/提篮" }));
    }

    [Test]
    public async Task A_paper_that_a_category_asks_for_lets_a_product_on_sale_until_the_day_after_its_last()
    {
        const string eggs = "散养土鸡蛋";
        var today = BeijingTime.DayOf(Village.World.Now);
        var keeper = await DeskOf("keeper");
        await keeper.GoTo("分类");
        await keeper.Click("改 禽蛋");
        await keeper.Page.GetByLabel("要有什么证才能卖").SelectOptionAsync(nameof(LicenceKind.AnimalFarm));
        await keeper.LooksRight("category-demand");
        await Saved(keeper);
        await Assertions.Expect(keeper.Row("禽蛋")).ToContainTextAsync("动物防疫条件合格证");
        await Village.Run("watch-licences");

        await keeper.GoTo("商品");
        await keeper.Page.GetByRole(AriaRole.Searchbox, new() { Name = "查找", Exact = true }).FillAsync(eggs);
        await keeper.Click("查 询");
        await keeper.Page.GetByRole(AriaRole.Button, new() { Name = $"上架 {eggs}" }).First.ClickAsync();
        await keeper.Sees("要有动物防疫条件合格证才能卖");
        await keeper.Page.GetByRole(AriaRole.Link, new() { Name = $"编辑 {eggs}" }).First.ClickAsync();
        await keeper.Sees("请先在「证照」里登记");
        await keeper.LooksRight("product-licence-lacking");

        await keeper.GoTo("证照");
        await keeper.Click("登记一张证");
        await keeper.OpenDialog.GetByLabel("什么证").SelectOptionAsync(nameof(LicenceKind.AnimalFarm));
        await Save(keeper);
        await keeper.Sees("请照证上写从哪天起");
        await keeper.LooksRight("licence-refused");
        await keeper.OpenDialog.GetByLabel("证上的编号").FillAsync("（浙诸）动防合字第 26001 号");
        await keeper.OpenDialog.GetByLabel("从哪天起").FillAsync($"{today:yyyy-MM-dd}");
        await keeper.OpenDialog.GetByLabel("到哪天为止").FillAsync($"{today.AddDays(1):yyyy-MM-dd}");
        await Saved(keeper);
        await keeper.Sees("快到期");
        await LooksRightAnywhere(keeper, "licences");
        await keeper.GoTo("商品");
        await keeper.Page.GetByRole(AriaRole.Searchbox, new() { Name = "查找", Exact = true }).FillAsync(eggs);
        await keeper.Click("查 询");
        await keeper.Page.GetByRole(AriaRole.Button, new() { Name = $"上架 {eggs}" }).First.ClickAsync();
        await keeper.Sees($"{eggs} 已上架");

        await Village.World.Advance(TimeSpan.FromDays(2), CancellationToken.None);
        await Village.Run("watch-licences");
        Assert.That(
            await Village.Look(db => db.Products.Where(one => one.Name == eggs).Select(one => one.IsOnSale)
                .SingleAsync()),
            Is.False);
        await keeper.GoTo("提醒");
        await keeper.Sees($"“{eggs}”已自动下架");
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

    private static Task Save(Desk desk) => desk.OpenDialog
        .GetByRole(AriaRole.Button, new() { Name = "保 存", Exact = true }).ClickAsync();

    private static async Task Saved(Desk desk)
    {
        await Save(desk);
        await Assertions.Expect(desk.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
    }
}
