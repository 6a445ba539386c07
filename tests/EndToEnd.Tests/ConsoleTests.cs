using Microsoft.Playwright;
using VillageCloud.Admin.SignIn;
using VillageCloud.EndToEnd.Tests.Browsers;
using VillageCloud.Host.Story;

namespace VillageCloud.EndToEnd.Tests;

/// <summary>The console as staff meet it, after the main job was played: every page by clicks alone.</summary>
[NonParallelizable]
public sealed class ConsoleTests
{
    private static readonly LocatorAssertionsToBeVisibleOptions Soon = new() { Timeout = 15_000 };

    private StoryWorld world = null!;
    private Chromium chromium = null!;
    private Window window = null!;

    [OneTimeSetUp]
    public async Task PlayTheStory()
    {
        chromium = await Chromium.Launch();
        world = await StoryWorld.OneProcess(database: null, CancellationToken.None);
        await MainJobStory.Play(world, TextWriter.Null, CancellationToken.None);
    }

    [OneTimeTearDown]
    public async Task Leave()
    {
        if (chromium is not null) await chromium.DisposeAsync();
        if (world is not null) await world.DisposeAsync();
    }

    [SetUp]
    public async Task OpenAWindow() => window = await chromium.Open(world.Api, 1280, 800);

    [TearDown]
    public async Task NothingWentWrongUnseen()
    {
        if (window is null) return;
        await window.Page.Context.CloseAsync();
        Assert.That(window.Troubles, Is.Empty);
    }

    [Test]
    public async Task Whoever_has_not_signed_in_gets_to_the_sign_in_page()
    {
        await window.Page.GotoAsync("/console/payouts");

        await Assertions.Expect(window.Page.GetByLabel("动态验证码")).ToBeVisibleAsync(Soon);
        await window.Picture("console-sign-in");
    }

    [TestCase("treasurer", "wrong-password", true)]
    [TestCase("treasurer", DemoAccounts.Password, false)]
    [TestCase("nobody", DemoAccounts.Password, true)]
    public async Task A_wrong_name_password_or_code_opens_nothing(string user, string password, bool hasCode)
    {
        await FillSignIn(user, password, hasCode ? Code() : "000000");

        await Assertions.Expect(window.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("不对，请重试");
        await window.Page.GotoAsync("/console");
        Assert.That(window.Page.Url, Does.Contain("/console/sign-in"));
    }

    [TestCase("", "工作台", "今日成交")]
    [TestCase("/orders", "订单", "订单列表")]
    [TestCase("/products", "商品", "绿剑茶")]
    [TestCase("/settlement", "清分结算", "清分明细")]
    [TestCase("/dividends", "分红方案", "会计期间")]
    [TestCase("/payouts", "付款到户", "付款批次")]
    [TestCase("/reconciliation", "对账", "账单归档")]
    [TestCase("/journal", "账本", "试算平衡表")]
    public async Task Every_page_shows_what_the_story_left(string path, string title, string content)
    {
        await SignIn("supervisor");

        await Go(path, title);

        await Assertions.Expect(window.Page.GetByText(content).First).ToBeVisibleAsync(Soon);
        await Assertions.Expect(window.Page.Locator("[aria-busy=true]"))
            .ToHaveCountAsync(0, new() { Timeout = 15_000 });
        await window.Picture($"console{path.Replace('/', '-')}-1280");
        await window.Page.SetViewportSizeAsync(1024, 768);
        Assert.That(
            await window.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), Is.True,
            "nothing hangs over the edge at 1024");
    }

    [Test]
    public async Task A_paid_order_is_shipped_by_clicks()
    {
        await SignIn("keeper");
        await Go("/orders", "订单");
        await window.Page.GetByLabel("状态").SelectOptionAsync("Paid");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "查 询" }).ClickAsync();
        var ship = window.Page.GetByRole(AriaRole.Button, new() { Name = "发货", Exact = true });
        await Assertions.Expect(ship).ToHaveCountAsync(1, new() { Timeout = 15_000 });
        await ship.ClickAsync();

        await window.Page.GetByLabel("快递单号").FillAsync("12");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "确认发货" }).ClickAsync();
        await Assertions.Expect(window.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("快递单号要 8 到 30 位");
        await window.Picture("console-ship-refused");
        await window.Page.GetByLabel("快递单号").FillAsync("SF1029384756");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "确认发货" }).ClickAsync();

        await Assertions.Expect(ship).ToHaveCountAsync(0, new() { Timeout = 15_000 });
        await Assertions.Expect(window.Page.GetByText("没有符合条件的记录").Or(window.Page.GetByText("还没有订单")).First)
            .ToBeVisibleAsync(Soon);
    }

    [Test]
    public async Task A_refusal_is_shown_with_what_to_do_and_its_code()
    {
        await SignIn("treasurer");
        await Go("/payouts", "付款到户");

        await window.Page.GetByRole(AriaRole.Button, new() { Name = "新建付款批次" }).ClickAsync();

        await Assertions.Expect(window.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("payout.nothing_to_pay");
        await window.Picture("console-payouts-refused");
    }

    [Test]
    public async Task The_supervisor_sees_all_and_is_offered_nothing_to_change()
    {
        await SignIn("supervisor");
        await Go("/payouts", "付款到户");
        await Assertions.Expect(window.Page.GetByRole(AriaRole.Button, new() { Name = "查看" })).ToBeVisibleAsync(Soon);

        await Assertions.Expect(window.Page.GetByRole(AriaRole.Button, new() { Name = "新建付款批次" })).ToHaveCountAsync(0);
        await Go("/dividends", "分红方案");
        await Assertions.Expect(window.Page.GetByRole(AriaRole.Button, new() { Name = "查看" })).ToBeVisibleAsync(Soon);
        await Assertions.Expect(window.Page.GetByRole(AriaRole.Button, new() { Name = "结账" })).ToHaveCountAsync(0);
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "查看" }).ClickAsync();
        await Assertions.Expect(window.Page.GetByText("按交易额返还")).ToBeVisibleAsync(Soon);
        await window.Picture("console-dividend-plan");
    }

    private static string Code() => Totp.Now(DemoAccounts.AuthenticatorKey, TimeProvider.System);

    private async Task SignIn(string user)
    {
        await FillSignIn(user, DemoAccounts.Password, Code());
        await Assertions.Expect(window.Page.Locator("[data-ready=yes]")).ToBeVisibleAsync(Soon);
    }

    private async Task FillSignIn(string user, string password, string code)
    {
        await window.Page.GotoAsync("/console/sign-in");
        await window.Page.GetByLabel("用户名").FillAsync(user);
        await window.Page.GetByLabel("密码").FillAsync(password);
        await window.Page.GetByLabel("动态验证码").FillAsync(code);
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "登 录" }).ClickAsync();
    }

    private async Task Go(string path, string title)
    {
        await window.Page.GotoAsync($"/console{path}");
        await Assertions.Expect(window.Page.Locator("[data-ready=yes]")).ToBeVisibleAsync(Soon);
        var heading = window.Page.GetByRole(AriaRole.Heading, new() { Name = title, Exact = true, Level = 1 });
        await Assertions.Expect(heading).ToBeVisibleAsync(Soon);
    }
}
