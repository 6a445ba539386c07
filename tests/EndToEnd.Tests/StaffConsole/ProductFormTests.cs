using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using VillageCloud.Demo;
using VillageCloud.Domain.Shared;
using VillageCloud.EndToEnd.Tests.Browsers;
using VillageCloud.TestKit;

namespace VillageCloud.EndToEnd.Tests.StaffConsole;

/// <summary>A product comes onto the shelf by the store keeper's clicks, with its photographs.</summary>
public sealed class ProductFormTests : ConsoleFixture
{
    private const int Gone = 951;

    [Test]
    public async Task A_product_is_written_pictured_and_put_on_sale()
    {
        await SignIn("keeper");
        await Go("/products/new", "新建商品");
        await HasLoaded();
        await Page.GetByLabel("商品名称").FillAsync("野生猕猴桃");
        await Page.GetByLabel("产地").FillAsync("诸暨市东白湖镇");
        await ChooseHousehold();
        await Page.Pick("分类", "鲜果");
        await Page.GetByLabel("第 1 个规格的名称").FillAsync("2 斤装");
        await Page.GetByLabel("第 1 个规格的单价").FillAsync("三十");
        await Page.GetByLabel("第 1 个规格的库存").FillAsync("40");
        await Button("加一个规格").ClickAsync();
        await Page.GetByLabel("第 2 个规格的名称").FillAsync("5 斤装");
        await Page.GetByLabel("第 2 个规格的单价").FillAsync("68");
        await Page.GetByLabel("应季，从").SelectOptionAsync("9");
        await Page.GetByLabel("到", new() { Exact = true }).SelectOptionAsync("10");
        await Page.GetByLabel("第 1 段：文字").FillAsync("山上自己长的，摘下来放三天吃最甜。");
        await Upload();

        await Button("保存并上架").ClickAsync();
        await Sees("规格“2 斤装”的单价要大于 0");
        await Window.Picture("console-product-form-refused");
        await Assertions.Expect(Page.GetByLabel("第 2 个规格的单价")).ToHaveValueAsync("68");
        await Assertions.Expect(Page.GetByLabel("第 1 段：文字")).ToHaveValueAsync("山上自己长的，摘下来放三天吃最甜。");
        await Page.GetByLabel("第 1 个规格的单价").FillAsync("30");
        await Button("保存并上架").ClickAsync();

        var rows = Page.Locator("tbody tr").Filter(new() { HasText = "野生猕猴桃" });
        await Assertions.Expect(rows).ToHaveCountAsync(2);
        await Assertions.Expect(rows.First).ToContainTextAsync("在售");
        await Assertions.Expect(rows.First.Locator("img")).ToBeVisibleAsync();
        await Window.Picture("console-products-new");
        await ShoppersSeeIt();
    }

    [Test]
    public async Task What_a_household_sold_that_has_left_is_copied_for_another_one_and_theirs_stays_theirs()
    {
        var theirs = $"{Gone} 离社的一家";
        var draft = await DraftOfOneWhoLeft();
        await SignIn("keeper");
        await Go($"/products/{draft.Value}/edit", "编辑商品");
        await HasLoaded();
        await Assertions.Expect(Page.Lookup("哪一户的货")).ToHaveValueAsync(theirs);

        await Page.GetByRole(AriaRole.Link, new() { Name = "复制一个", Exact = true }).ClickAsync();
        await Assertions.Expect(Page.GetByLabel("商品名称")).ToHaveValueAsync("老柿饼 新");
        await Assertions.Expect(Page.Lookup("哪一户的货")).ToHaveValueAsync("");
        await Page.Lookup("哪一户的货").PressSequentiallyAsync($"{Gone}");
        await Sees("没有找到，换几个字试试");
        await Window.Picture("console-product-copy-of-one-who-left");
        await Page.Lookup("哪一户的货").FillAsync("");
        await ChooseHousehold();
        await Button("加一个规格").ClickAsync();
        await Page.GetByLabel("第 1 个规格的名称").FillAsync("一盒");
        await Page.GetByLabel("第 1 个规格的单价").FillAsync("26");
        await Button("存为草稿").ClickAsync();

        await Assertions.Expect(Page.Locator("tbody tr").Filter(new() { HasText = "老柿饼 新" })).ToHaveCountAsync(1);
        var owners = await Look(db => (
            from product in db.Products
            join household in db.Households on product.HouseholdId equals household.Id
            where product.Name.StartsWith("老柿饼")
            orderby product.Id
            select household.Number).ToListAsync());
        Assert.That(owners, Is.EqualTo(new[] { Gone, 2 }));
    }

    private static Task<ProductId> DraftOfOneWhoLeft() => Look(async db =>
    {
        var household = db.Households.Add(new(db.Tenant.Id, Gone, "离社的一家", isMember: false)).Entity;
        await db.SaveChangesAsync();
        var category = await db.Categories.Where(one => one.Path == "鲜果").Select(one => one.Id).SingleAsync();
        var draft = db.Products.Add(
            new(db.Tenant.Id, household.Id, null, new("老柿饼", category, "诸暨市东白湖镇", "", 48))).Entity;
        await db.SaveChangesAsync();
        _ = await db.Households.Where(one => one.Id == household.Id).ExecuteUpdateAsync(set =>
            set.SetProperty(one => one.LeftOn, BeijingTime.DayOf(TimeProvider.System.GetUtcNow())));
        return draft.Id;
    });

    private async Task Upload()
    {
        var field = Page.Locator("input[type=file]").First;
        await field.Choose(new[]
        {
            File("合影.jpg", Photos.Jpeg(1_200, 900, seed: 5)), File("说明.jpg", "<svg onload='alert(1)'/>"u8.ToArray()),
            File("果子.jpg", Photos.OnItsSide(1_600, 1_200)),
        });
        await Assertions.Expect(Page.GetByAltText("第 2 张图片")).ToBeVisibleAsync();
        await Sees("这个文件不是能用的图片");
        await Page.GetByText("说明.jpg").ScrollIntoViewIfNeededAsync();
        await Window.Picture("console-product-form-pictures");
        var cover = await Page.GetByAltText("第 2 张图片").GetAttributeAsync("src");
        await Button("第 2 张设为封面").ClickAsync();
        await Assertions.Expect(Page.GetByAltText("第 1 张图片")).ToHaveAttributeAsync("src", cover!);
    }

    private Task ChooseHousehold() => Page.Pick("哪一户的货", $"2 {DemoVillage.NameOfHousehold(2)}");

    private async Task ShoppersSeeIt()
    {
        var search = Uri.EscapeDataString("野生猕猴桃");
        var found = await Page.APIRequest.GetAsync($"{World.Api}v1/shangying/products?search={search}");
        var product = JsonDocument.Parse(await found.BodyAsync()).RootElement[0];
        var pictures = product.GetProperty("pictures");
        Assert.That(pictures.GetArrayLength(), Is.EqualTo(2));
        Assert.That(pictures[0].GetProperty("height").GetInt32(), Is.EqualTo(1_600), "the one that was held upright");

        var picture = await Page.APIRequest.GetAsync(
            $"{World.Api}v1/shangying/media/{pictures[0].GetProperty("key").GetString()}/medium.webp");
        Assert.That(picture.Status, Is.EqualTo(200));
        Assert.That(picture.Headers["content-type"], Is.EqualTo("image/webp"));
        Assert.That(picture.Headers["cache-control"], Does.Contain("immutable"));
        Assert.That(picture.Headers["x-content-type-options"], Is.EqualTo("nosniff"));
    }

    private static FilePayload File(string name, byte[] content) =>
        new() { Name = name, MimeType = "image/jpeg", Buffer = content };
}
