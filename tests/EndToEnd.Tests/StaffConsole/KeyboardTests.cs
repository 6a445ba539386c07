using Microsoft.Playwright;
using VillageCloud.Demo;
using VillageCloud.EndToEnd.Tests.Browsers;

namespace VillageCloud.EndToEnd.Tests.StaffConsole;

/// <summary>What opens above a page takes the focus, gives it back, and goes by Escape.</summary>
public sealed class KeyboardTests : ConsoleFixture
{
    [Test]
    public async Task A_dialog_takes_the_focus_to_its_first_field_and_gives_it_back_on_Escape()
    {
        await SignIn("keeper");
        await Go("/products", "商品");
        await HasLoaded();
        var opener = Button("改价补货", exact: false).First;
        await opener.FocusAsync();
        await Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(Page.GetByLabel("单价（元）")).ToBeFocusedAsync();
        await Task.Delay(600); // Longer than the library takes to move the focus away, if it is let.
        await Assertions.Expect(Page.GetByLabel("单价（元）")).ToBeFocusedAsync();
        for (var presses = 0; presses < 8; presses++)
        {
            await Page.Keyboard.PressAsync("Tab");
            Assert.That(
                await Page.EvaluateAsync<bool>("document.activeElement.closest('.ant-modal-wrap') !== null"), Is.True,
                "the Tab key stays inside");
        }

        await Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await Assertions.Expect(opener).ToBeFocusedAsync();
    }

    [Test]
    public async Task A_long_list_is_searched_by_typing_and_neither_Enter_nor_Escape_reaches_the_form_around_it()
    {
        await SignIn("treasurer");
        await Go("/costs", "费用");
        await HasLoaded();
        await Button("记一笔费用").ClickAsync();
        var household = Page.Lookup("为哪一户花的");
        await Assertions.Expect(household).ToHaveValueAsync("不分户");
        var name = DemoVillage.NameOfHousehold(DemoVillage.TeaHousehold);

        await household.PressSequentiallyAsync(name);
        await Assertions.Expect(Page.Choices()).ToHaveCountAsync(1);
        await Page.AxeFindsNothingSerious("lookup");
        await Window.Picture("console-lookup");
        await Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(Page.Choices()).ToHaveCountAsync(0);
        await Assertions.Expect(Dialog("记一笔费用")).ToBeVisibleAsync();
        await Assertions.Expect(household).ToHaveValueAsync("不分户");

        await household.FocusAsync();
        await Page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(Page.Choices().First).ToBeVisibleAsync();
        await Page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(Page.Locator(".lookup-active:not([aria-selected=true])"))
            .ToHaveCountAsync(1);
        await Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(household).Not.ToHaveValueAsync("不分户");
        await Assertions.Expect(Page.Choices()).ToHaveCountAsync(0);

        await Page.Pick("为哪一户花的", $"{DemoVillage.TeaHousehold} {name}");
        await Assertions.Expect(Page.GetByRole(AriaRole.Alert).Filter(new() { Visible = true })).ToHaveCountAsync(0);
        await Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
    }

    [Test]
    public async Task No_letter_is_lost_that_is_typed_while_a_slow_line_still_answers_the_ones_before()
    {
        await SignIn("treasurer");
        await Page.AnswersLate(TimeSpan.FromMilliseconds(300));
        await Go("/costs", "费用");
        await HasLoaded();
        await Button("记一笔费用").ClickAsync();
        var household = Page.Lookup("为哪一户花的");
        await Assertions.Expect(household).ToHaveValueAsync("不分户");
        var choice = $"{DemoVillage.TeaHousehold} {DemoVillage.NameOfHousehold(DemoVillage.TeaHousehold)}";

        await household.PressSequentiallyAsync(choice, new() { Delay = 110 });
        await Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(Page.Choices()).ToHaveCountAsync(0);
        await Assertions.Expect(household).ToHaveValueAsync(choice);
        await household.PressSequentiallyAsync("不分", new() { Delay = 110 });
        await Assertions.Expect(Page.Choices()).ToHaveCountAsync(1);
        await Assertions.Expect(household).ToHaveValueAsync("不分");
    }

    [Test]
    public async Task Whoever_goes_back_while_a_dialog_is_open_leaves_it_and_the_page_before_lives()
    {
        await SignIn("keeper");
        await Go("", "工作台");
        await Page.GetByRole(AriaRole.Navigation, new() { Name = "主菜单" })
            .GetByRole(AriaRole.Link, new() { Name = "商品", Exact = true }).ClickAsync();
        await Button("改价补货", exact: false).First.ClickAsync();
        await Assertions.Expect(Dialog("改价补货")).ToBeVisibleAsync();

        await Page.GoBackAsync();

        await Assertions.Expect(Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await Assertions.Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "工作台", Level = 1 }))
            .ToBeVisibleAsync();
        await Button("换成深色").ClickAsync();
        await Assertions.Expect(Page.Locator("html[data-theme=dark]")).ToHaveCountAsync(1);
    }

    [Test]
    public async Task A_record_opens_beside_its_list_closes_on_Escape_and_stands_in_the_address()
    {
        await SignIn("keeper");
        await Go("/orders", "订单");
        await HasLoaded();
        var opener = Button("查看").First;
        await opener.FocusAsync();
        await Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(Page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await Assertions.Expect(Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("收货");
        await Page.AxeFindsNothingSerious("order, light");
        await Window.Picture("console-order");

        Assert.That(Page.Url, Does.Contain("?open=D"));
        await Page.ReloadAsync();
        await Assertions.Expect(Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("收货");

        await Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        Assert.That(Page.Url, Does.EndWith("/console/orders"));
        await Page.Until("getComputedStyle(document.body).overflowY !== 'hidden'");
    }

    [Test]
    public async Task A_list_comes_back_as_it_was_by_a_reload_and_by_a_link()
    {
        await SignIn("keeper");
        await Go("/products?q=茶&shelf=OnSale&size=10&sort=-Price", "商品");
        await HasLoaded();
        await Assertions.Expect(SearchField).ToHaveValueAsync("茶");
        await Assertions.Expect(Page.Locator("button.tab[aria-pressed=true]")).ToContainTextAsync("在售");
        await Assertions.Expect(Page.GetByRole(AriaRole.Columnheader, new() { Name = "单价" }))
            .ToHaveAttributeAsync("aria-sort", "descending");

        await SearchField.FillAsync("绿剑茶");
        await Page.Keyboard.PressAsync("Enter");
        await Page.Until("new URLSearchParams(location.search).get('q') === '绿剑茶'");
        await Page.ReloadAsync();

        await Assertions.Expect(SearchField).ToHaveValueAsync("绿剑茶");
        await Assertions.Expect(Page.Locator("button.tab[aria-pressed=true]")).ToContainTextAsync("在售");
    }

    [Test]
    public async Task A_column_that_somebody_hid_is_hidden_the_next_time()
    {
        await SignIn("keeper");
        await Go("/products", "商品");
        await HasLoaded();
        var artisan = Page.GetByRole(AriaRole.Columnheader, new() { Name = "匠人" });
        await Assertions.Expect(artisan).ToHaveCountAsync(1);
        await Page.GetByLabel("选择要显示的列").ClickAsync();
        await Page.GetByLabel("匠人").UncheckAsync();
        await Assertions.Expect(artisan).ToHaveCountAsync(0);

        await Page.ReloadAsync();
        await Sees("商品列表");
        await HasLoaded();

        await Assertions.Expect(artisan).ToHaveCountAsync(0);
    }
}
