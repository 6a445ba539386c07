using Microsoft.Playwright;
using VillageCloud.EndToEnd.Tests.Browsers;

namespace VillageCloud.EndToEnd.Tests.StaffConsole;

/// <summary>What stands around every page: before there is a connection, on wide and narrow windows, and where an
/// address leads nowhere.</summary>
public sealed class FrameTests : ConsoleFixture
{
    // A browser complains about an address that answers 404, and that is what one of these tests opens.
    protected override bool CutsConnections => true;

    [Test]
    public async Task Until_the_page_is_connected_its_frame_stands_and_says_what_is_awaited()
    {
        await SignIn("keeper");
        var held = new TaskCompletionSource<IRoute>();
        await Page.RouteAsync("**/_blazor/negotiate**", held.SetResult);

        await Page.GotoAsync("/console/orders");

        await Assertions.Expect(Page.GetByText("正在连接…")).ToBeVisibleAsync();
        await Assertions.Expect(Page.GetByRole(AriaRole.Link, new() { Name = "商品", Exact = true })).ToBeVisibleAsync();
        Assert.That(
            await Page.EvaluateAsync<string>("getComputedStyle(document.querySelector('.sider')).backgroundColor"),
            Is.EqualTo("rgb(0, 21, 41)"), "drawn in its clothes");
        await Page.AxeFindsNothingSerious("waiting shell");
        await Window.Picture("console-waiting");
        await (await held.Task).ContinueAsync();
        await Assertions.Expect(Page.Locator("[data-ready=yes]")).ToBeVisibleAsync();
        await Assertions.Expect(Page.GetByText("正在连接…")).ToHaveCountAsync(0);
        Assert.That(Reports, Is.Empty);
    }

    [Test]
    public async Task A_page_fills_a_wide_window_evenly_and_folds_its_menu_in_a_narrow_one()
    {
        await SignIn("keeper");
        await Page.SetViewportSizeAsync(1920, 1080);
        await Go("/orders", "订单");
        await HasLoaded();
        var (left, right) = await Edges();
        Assert.That(left, Is.EqualTo(right).Within(2), "as much room at the left as at the right");
        await Window.Picture("console-orders-1920");

        await Page.SetViewportSizeAsync(1280, 800);
        await Assertions.Expect(Page.Locator(".ant-layout-sider-collapsed")).ToHaveCountAsync(0);
        foreach (var heading in new[] { "订单号", "商品", "收货人", "金额", "状态", "下单时间", "操作" })
        {
            var box = await Page.Locator("thead th").Filter(new() { HasText = heading }).First.BoundingBoxAsync();
            Assert.That(box!.X + box.Width, Is.LessThanOrEqualTo(1280), $"{heading} is in sight");
        }

        Assert.That(
            await Page.EvaluateAsync<bool>("""
                () => [...document.querySelectorAll('.rows')]
                  .every(rows => rows.scrollHeight <= rows.clientHeight && rows.scrollWidth <= rows.clientWidth)
                """),
            Is.True, "the page scrolls, and nothing in it");

        await Page.SetViewportSizeAsync(1024, 768);
        await Assertions.Expect(Page.Locator(".ant-layout-sider-collapsed"))
            .ToHaveCountAsync(1);
        await Page.ReloadAsync();
        await Assertions.Expect(Page.Locator("[data-ready=yes] .ant-layout-sider-collapsed")).ToBeVisibleAsync();
        await Window.Picture("console-orders-1024");
    }

    [Test]
    public async Task An_unknown_address_is_told_in_the_consoles_own_frame()
    {
        await SignIn("keeper");

        var answer = await Page.GotoAsync("/console/nonsense");

        Assert.That(answer!.Status, Is.EqualTo(404));
        await Assertions.Expect(Page.Locator("[data-ready=yes]")).ToBeVisibleAsync();
        await Sees("没有这个页面");
        await Page.AxeFindsNothingSerious("unknown address");
        await Window.Picture("console-missing");
        await Page.GetByRole(AriaRole.Link, new() { Name = "回到工作台", Exact = true }).ClickAsync();
        await Sees("今日成交");
    }

    [TestCase("/")]
    [TestCase("/reference")]
    [TestCase("/nonsense")]
    [TestCase("/console/sign-in")]
    public async Task A_page_loads_only_what_its_policy_allows(string address)
    {
        var answer = await Page.GotoAsync(address);
        await Page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        Assert.That(answer!.Headers["content-security-policy"], Does.Contain("default-src"));
        Assert.That(Reports, Is.Empty);
    }

    [Test]
    public async Task No_script_that_somebody_wrote_into_a_page_of_the_console_would_run()
    {
        await SignIn("keeper");
        await Go("/orders", "订单");

        var ran = await Page.EvaluateAsync<bool>("""
            () => {
              const script = document.createElement('script');
              script.textContent = 'window.ran = true';
              document.body.append(script);
              const picture = document.createElement('div');
              picture.innerHTML = '<button onclick="window.ran = true"></button>';
              document.body.append(picture);
              picture.firstChild.click();
              return window.ran === true;
            }
            """);

        Assert.That(ran, Is.False);
        Assert.That(Reports, Is.Not.Empty, "and the browser says so");
    }

    private IEnumerable<string> Reports => Window.Troubles.Where(static trouble =>
        trouble.Contains("Content Security Policy", StringComparison.Ordinal)
        || trouble.StartsWith("foreign", StringComparison.Ordinal)
        || trouble.StartsWith("error", StringComparison.Ordinal));

    private async Task<(double Left, double Right)> Edges()
    {
        var around = (await Page.Locator(".main").BoundingBoxAsync())!;
        var page = (await Page.Locator(".page").BoundingBoxAsync())!;
        return (page.X - around.X, around.X + around.Width - page.X - page.Width);
    }
}
