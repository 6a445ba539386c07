using Microsoft.Playwright;

namespace VillageCloud.EndToEnd.Tests.StaffConsole;

/// <summary>Price, stock and shelf, by clicks of the store keeper.</summary>
public sealed class ProductTests : ConsoleFixture
{
    [Test]
    public async Task A_price_and_a_stock_are_changed_by_clicks()
    {
        await SignIn("keeper");
        await Find("石笕茶");
        var stock = int.Parse(await Cell(7), System.Globalization.CultureInfo.InvariantCulture);

        await Button("改价补货", exact: false).First.ClickAsync();
        await Page.GetByLabel("单价（元）").FillAsync("88.80");
        await Page.GetByLabel("库存增减").FillAsync($"-{stock + 1}");
        await Button("保 存").ClickAsync();
        await Assertions.Expect(Page.GetByRole(AriaRole.Alert).Last).ToContainTextAsync($"现在只有 {stock} 件");
        await Window.Picture("console-adjust-refused");
        await Page.GetByLabel("库存增减").FillAsync("5");
        await Button("保 存").ClickAsync();

        await Assertions.Expect(Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await Assertions.Expect(Row.Locator("td").Nth(5)).ToHaveTextAsync("¥88.80");
        await Assertions.Expect(Row.Locator("td").Nth(6)).ToHaveTextAsync($"{stock + 5}");
    }

    [Test]
    public async Task A_product_leaves_the_shelf_and_comes_back()
    {
        await SignIn("keeper");
        await Find("次坞打面");

        await Button("下架 次坞打面").First.ClickAsync();
        await Assertions.Expect(Row).ToContainTextAsync("已下架");
        await Button("上架 次坞打面").First.ClickAsync();
        await Assertions.Expect(Row).ToContainTextAsync("在售");
    }

    private ILocator Row => Page.Locator("tbody tr").First;

    private async Task Find(string product)
    {
        await Go("/products", "商品");
        await SearchField.FillAsync(product);
        await Button("查 询").ClickAsync();
        await Assertions.Expect(Row).ToContainTextAsync(product);
        await HasLoaded();
    }

    private Task<string> Cell(int column) => Row.Locator($"td:nth-child({column})").InnerTextAsync();
}
