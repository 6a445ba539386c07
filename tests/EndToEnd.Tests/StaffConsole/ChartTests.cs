using Microsoft.Playwright;

namespace VillageCloud.EndToEnd.Tests.StaffConsole;

/// <summary>A chart comes after its page, and by then the page may have gone. Told early: later tests let two weeks go
/// by without a sale, and then there is no chart.</summary>
public sealed class ChartTests : ConsoleFixture
{
    [TestCase("BarChart.razor.js")]
    [TestCase("echarts.mjs")]
    public async Task Whoever_leaves_before_a_chart_is_there_goes_on_elsewhere(string late)
    {
        await SignIn("treasurer");
        var held = new TaskCompletionSource<IRoute>();
        await Page.RouteAsync($"**/{late}*", held.SetResult);
        await Go("", "工作台");
        var chart = await held.Task.WaitAsync(TimeSpan.FromSeconds(20));
        await Follow("订单");

        await Page.RunAndWaitForResponseAsync(() => chart.ContinueAsync(), response => response.Url.Contains(late));

        await Follow("对账");
        await HasLoaded();
        await Follow("工作台");
        await Assertions.Expect(Page.Locator("figure.chart canvas").First).ToBeVisibleAsync();
    }

    private async Task Follow(string page)
    {
        await Page.GetByRole(AriaRole.Navigation, new() { Name = "主菜单" })
            .GetByRole(AriaRole.Link, new() { Name = page, Exact = true }).ClickAsync();
        var heading = Page.GetByRole(AriaRole.Heading, new() { Name = page, Exact = true, Level = 1 });
        await Assertions.Expect(heading).ToBeVisibleAsync();
    }
}
