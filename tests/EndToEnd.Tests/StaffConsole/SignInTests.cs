using Microsoft.Playwright;
using VillageCloud.Demo;

namespace VillageCloud.EndToEnd.Tests.StaffConsole;

/// <summary>Who gets in, and what they are offered.</summary>
public sealed class SignInTests : ConsoleFixture
{
    [Test]
    public async Task Whoever_has_not_signed_in_gets_to_the_sign_in_page()
    {
        await Page.GotoAsync("/console/payouts");

        await Assertions.Expect(Page.GetByLabel("动态验证码")).ToBeVisibleAsync();
    }

    [TestCase("treasurer", "wrong-password", true)]
    [TestCase("treasurer", DemoAccounts.Password, false)]
    [TestCase("nobody", DemoAccounts.Password, true)]
    public async Task A_wrong_name_password_or_code_opens_nothing(string user, string password, bool hasCode)
    {
        await FillSignIn(user, password, hasCode ? Code() : "000000");

        await Assertions.Expect(Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("不对，请重试");
        await Page.GotoAsync("/console");
        Assert.That(Page.Url, Does.Contain("/console/sign-in"));
    }

    [Test]
    public async Task Whoever_signs_out_by_the_user_menu_is_out()
    {
        await SignInByForm("supervisor");
        await Page.Locator("summary[aria-label*=用户菜单]").ClickAsync();
        await Sees("监事");

        await Button("退出登录").ClickAsync();

        await Assertions.Expect(Page.GetByLabel("动态验证码")).ToBeVisibleAsync();
        await Page.GotoAsync("/console/orders");
        await Assertions.Expect(Page.GetByLabel("动态验证码")).ToBeVisibleAsync();
    }

    [Test]
    public async Task The_supervisor_sees_all_and_is_offered_nothing_to_change()
    {
        await SignInByForm("supervisor");
        await Go("/payouts", "付款到户");
        await Assertions.Expect(Button("查看", exact: false).First).ToBeVisibleAsync();
        await Assertions.Expect(Page.GetByText("新建付款批次")).ToHaveCountAsync(0);
        await Go("/products", "商品");
        await Sees("绿剑茶");
        await Assertions.Expect(Button("改价补货", exact: false)).ToHaveCountAsync(0);
        await Go("/dividends", "分红方案");
        await Page.GetByRole(AriaRole.Link, new() { Name = "查看" }).First.ClickAsync();
        await Sees("按交易额返还");
        await Assertions.Expect(Page.Locator(".stage-actions button")).ToHaveCountAsync(0);
        await Window.Picture("console-dividend-plan");
    }
}
