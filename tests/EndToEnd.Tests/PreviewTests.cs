using Microsoft.Playwright;
using VillageCloud.DevHost.Story;
using VillageCloud.EndToEnd.Tests.Browsers;
using VillageCloud.EndToEnd.Tests.Phones;
using VillageCloud.Features.Shop.Catalog;

namespace VillageCloud.EndToEnd.Tests;

/// <summary>Every page of the mini-program in every state, as people meet it after the main job was played.</summary>
public sealed class PreviewTests : PhoneFixture
{
    private const string Shopper = "shopper-lin";

    protected override Task<StoryWorld> Village() => PlayedVillage.World;

    [TestCaseSource(typeof(PhonePage), nameof(PhonePage.All))]
    public async Task While_it_waits_a_page_shows_the_shape_of_what_will_come(PhonePage page)
    {
        var phone = await PhoneOf(page.Person);
        await phone.Hold(page.Api);

        await phone.Open(page.Address);

        await phone.Sees(AriaRole.Status, "正在加载");
        await phone.Picture($"{page.Name}-loading");
    }

    [TestCaseSource(typeof(PhonePage), nameof(PhonePage.All))]
    public async Task After_a_failure_a_page_says_so_and_comes_right_when_tried_again(PhonePage page)
    {
        var phone = await PhoneOf(page.Person);
        await phone.Break(page.Api);

        await phone.Open(page.Address);

        await phone.Sees("服务暂时出了点问题");
        await phone.Sees("问题编号 4bf92f3577b34da6");
        await phone.Picture($"{page.Name}-error");
        await phone.Recover(page.Api);
        await phone.Tap("再试一次");
        await phone.Sees(page.Loaded);
    }

    [TestCaseSource(nameof(PagesThatCanBeEmpty))]
    public async Task With_nothing_to_show_a_page_says_what_comes_next(PhonePage page)
    {
        var phone = await PhoneOf(page.Person);
        await phone.Answer(page.Api, page.EmptyBody);

        await phone.Open(page.Address);

        await phone.Sees(page.Empty!);
        await phone.Picture($"{page.Name}-empty");
    }

    [TestCaseSource(typeof(PhonePage), nameof(PhonePage.All))]
    public async Task A_loaded_page_fits_the_screen(PhonePage page)
    {
        var phone = await PhoneOf(page.Person);

        await phone.Open(page.Address);

        await phone.Sees(page.Loaded);
        await phone.FitsTheScreen(SmallestType);
        await phone.Picture(page.Name);
        await phone.Page.AxeFindsNothingSerious(page.Name);
    }

    [TestCaseSource(typeof(PhonePage), nameof(PhonePage.All))]
    public async Task In_large_type_everything_is_large_enough_and_still_fits(PhonePage page)
    {
        var phone = await PhoneOf(page.Person);
        await phone.ReadLargeType(page.Person);

        await phone.Open(page.Address);

        await phone.Sees(page.Loaded);
        await phone.Picture($"{page.Name}-large");
        await phone.FitsTheScreen(LargeType);
        await phone.IsEasyToHit(LargeTarget);
        await phone.Page.AxeFindsNothingSerious($"{page.Name}, large type");
    }

    [Test]
    public async Task Large_type_is_switched_on_by_a_tap_and_stays()
    {
        var phone = await PhoneOf("shopper-3");
        await phone.Open("/packages/settings/pages/settings/settings");
        await phone.Sees("看看效果");
        await phone.Picture("settings");
        await phone.Page.AxeFindsNothingSerious("settings");

        await phone.Page.GetByRole(AriaRole.Switch).ClickAsync();

        await phone.FitsTheScreen(LargeType);
        await phone.Picture("settings-large");
        await phone.Open("/pages/me/me");
        await phone.Sees("我的订单");
        await phone.FitsTheScreen(LargeType);
    }

    [Test]
    public async Task Whoever_asks_to_be_forgotten_is_forgotten_once_nothing_is_open()
    {
        var phone = await PhoneOf("shopper-leaving");
        await phone.Open("/packages/settings/pages/settings/settings");
        await phone.Page.GetByText("复制我的信息").ClickAsync();
        await phone.Sees("已复制：0 张订单");

        await phone.Page.GetByText("注销", new() { Exact = true }).ClickAsync();
        await phone.Sees("删了找不回来");
        await phone.Picture("erase");
        await phone.Page.GetByText("注销", new() { Exact = true }).Last.ClickAsync();

        await phone.Sees("已注销");
    }

    [Test]
    public async Task A_search_finds_by_word_and_says_when_it_finds_nothing()
    {
        var phone = await PhoneOf(Shopper);
        await phone.Open("/packages/catalog/pages/search/search");
        await phone.Sees("大家常找");
        await phone.Picture("search");

        await phone.Tap("搜索香榧");
        await phone.Sees("枫桥香榧");
        await phone.Picture("search-found");
        await phone.Page.GetByPlaceholder("想找什么？").FillAsync("手机");
        await phone.Tap("搜索");

        await phone.Sees("没有找到“手机”");
        await phone.Picture("search-empty");
        await phone.Page.AxeFindsNothingSerious("search");
    }

    [Test]
    public async Task An_order_is_opened_from_the_list_and_tells_what_happened()
    {
        var phone = await PhoneOf(Shopper);
        await phone.Open("/packages/order/pages/orders/orders?tab=all");

        // Who won the race for the last basket is chance; the newest order may be one that closed unpaid.
        await phone.TapFirstLink("已完成");

        await phone.IsAt("order", "订单详情");
        await phone.Sees("订单经过");
        await phone.Sees("付款成功");
        await phone.FitsTheScreen(SmallestType);
        await phone.Picture("order");
        await phone.Tap("复制订单编号");
        await phone.Sees("内容已复制");
    }

    [Test]
    public async Task The_tabs_of_the_order_list_ask_for_their_own_orders()
    {
        var phone = await PhoneOf(Shopper);
        await phone.Open("/packages/order/pages/orders/orders?tab=all");
        await phone.Sees("没有更多订单了");

        await phone.Page.GetByRole(AriaRole.Tab, new() { Name = "待付款" }).ClickAsync();

        await phone.Sees("这里还没有订单");
        await Assertions.Expect(phone.Page.GetByRole(AriaRole.Tab, new() { Name = "待付款" }))
            .ToHaveAttributeAsync("aria-selected", "true");
    }

    [Test]
    public async Task What_is_sold_out_can_be_seen_and_not_bought()
    {
        var phone = await PhoneOf(Shopper);
        await phone.Open("/pages/home/home");

        await phone.ReadOnTo("已售完");
        await phone.TapFirstLink("已售完");

        await phone.Sees("已售完，等下一批");
        await phone.Sees("看看别的");
        await phone.Picture("product-sold-out");
    }

    [Test]
    public async Task Whoever_belongs_to_no_household_is_told_where_to_register()
    {
        var phone = await PhoneOf("shopper-2");
        phone.ExpectRefusal();

        await phone.Open("/packages/household/pages/household/household");

        await phone.Sees("还没有绑定农户");
        await phone.Picture("household-empty");
    }

    [Test]
    public async Task Pulling_the_page_down_asks_again()
    {
        var phone = await PhoneOf(Shopper);
        await phone.Open("/pages/home/home");
        await phone.Sees("斯银娣家");
        await phone.Answer("**/v1/shangying/products?limit=20", "[]");

        await phone.Page.Mouse.MoveAsync(195, 300);
        await phone.Page.Mouse.DownAsync();
        await phone.Page.Mouse.MoveAsync(195, 520, new() { Steps = 8 });
        await phone.Picture("home-pulled");
        await phone.Page.Mouse.UpAsync();

        await phone.Sees("架上暂时没有商品");
    }

    [Test]
    public async Task Scrolling_to_the_end_reads_on_until_that_was_all()
    {
        const string next = "**/v1/shangying/products?after=*";
        var phone = await PhoneOf(Shopper);
        await phone.Open("/pages/home/home");
        await phone.Sees("点这里看更多");
        var first = await phone.CountLinks("价格");

        await phone.Hold(next);
        await phone.ScrollToTheEnd();
        await phone.Sees("正在加载更多");
        await phone.Picture("home-more-loading");
        await phone.Recover(next);
        phone.ExpectRefusal();
        await phone.Page.ReloadAsync();
        await phone.Sees("点这里看更多");
        await phone.Break(next);
        await phone.ScrollToTheEnd();
        await phone.Sees("没加载出来，点这里再试一次");
        await phone.Picture("home-more-failed");
        Assert.That(await phone.CountLinks("价格"), Is.EqualTo(first), "what was there stays");
        await phone.Recover(next);
        await phone.Tap("没加载出来，点这里再试一次");

        await phone.Sees("都在这里了，谢谢您看到最后");
        await phone.Picture("home-end");
        var shelf = await World.Staff<ListProducts, int>(async list => (await list.Run(new(), default)).Count);
        Assert.That(first, Is.EqualTo(20));
        Assert.That(await phone.CountLinks("价格"), Is.EqualTo(shelf));
    }

    [Test]
    public async Task A_person_who_came_to_nothing_lands_at_home()
    {
        var phone = await PhoneOf(Shopper);

        await phone.Open("/pages/nowhere/nowhere");

        await phone.IsAt("home", "村里的小店");
    }

    [TestCase("sandbox/clock", """{"advanceSeconds": 60}""", 405)]
    [TestCase("sandbox/faults", """{"id": "N3"}""", 405)]
    [TestCase("sandbox/login-code", """{"as": "../clock"}""", 400)]
    public async Task The_preview_reaches_nothing_of_the_sandbox_but_what_a_phone_can_do(
        string path, string body, int status)
    {
        using var http = new HttpClient { BaseAddress = new Uri(World.Api, "/preview/") };
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");

        using var answer = await http.PostAsync(path, content);

        Assert.That((int)answer.StatusCode, Is.EqualTo(status));
    }

    private static IEnumerable<PhonePage> PagesThatCanBeEmpty() => PhonePage.All.Where(page => page.Empty is not null);
}
