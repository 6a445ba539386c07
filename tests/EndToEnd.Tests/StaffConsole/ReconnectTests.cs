using Microsoft.Playwright;

namespace VillageCloud.EndToEnd.Tests.StaffConsole;

/// <summary>A village's line breaks. What was typed stays, also what was typed while nobody listened.</summary>
public sealed class ReconnectTests : ConsoleFixture
{
    protected override bool CutsConnections => true;

    [Test]
    public async Task A_broken_connection_says_so_and_loses_no_typed_text()
    {
        var line = await WireTheLine();
        await SignIn("keeper");
        await Go("/products", "商品");
        await Button("改价补货", exact: false).First.ClickAsync();
        await Assertions.Expect(Dialog("改价补货")).ToBeVisibleAsync();
        await Page.GetByLabel("库存增减").FillAsync("12");

        await line.Cut();
        await Assertions.Expect(Page.GetByText("正在重新连接")).ToBeVisibleAsync();
        await Assertions.Expect(Page.GetByText("您填写的内容还在").First).ToBeVisibleAsync();
        await Page.GetByLabel("单价（元）").FillAsync("0");
        await Window.Picture("console-reconnect");
        line.Mend();

        await Assertions.Expect(Page.Locator("#components-reconnect-modal"))
            .ToBeHiddenAsync(new() { Timeout = 60_000 });
        await Assertions.Expect(Page.GetByLabel("库存增减")).ToHaveValueAsync("12");
        await Assertions.Expect(Page.GetByLabel("单价（元）")).ToHaveValueAsync("0");
        await Button("保 存").ClickAsync();
        await Assertions.Expect(Page.GetByRole(AriaRole.Alert).Last)
            .ToContainTextAsync("catalog.price_invalid");
        await Assertions.Expect(Page.GetByLabel("库存增减")).ToHaveValueAsync("12");
    }

    private async Task<Line> WireTheLine()
    {
        var line = new Line(Page);
        await Page.RouteWebSocketAsync("**/_blazor**", line.Join);
        return line;
    }

    /// <summary>The wire between the page and the host. Cutting it closes what is open and lets nothing new through.
    /// </summary>
    private sealed class Line(IPage page)
    {
        private readonly List<IWebSocketRoute> open = [];
        private bool isCut;

        public void Join(IWebSocketRoute socket)
        {
            if (isCut)
            {
                _ = socket.CloseAsync();
                return;
            }

            open.Add(socket);
            _ = socket.ConnectToServer();
        }

        public async Task Cut()
        {
            isCut = true;
            await page.Context.SetOfflineAsync(offline: true);
            foreach (var socket in open) await socket.CloseAsync();
            open.Clear();
        }

        public void Mend()
        {
            isCut = false;
            _ = page.Context.SetOfflineAsync(offline: false);
        }
    }
}
