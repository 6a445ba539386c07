using Microsoft.Playwright;

namespace VillageCloud.EndToEnd.Tests.Browsers;

/// <summary>The states that a list is asked for by one click.</summary>
internal static class Tabs
{
    /// <summary>Under that tab, with its rows: until they have come, the rows before still stand there, and a press on
    /// one of them is missed when they change under it.</summary>
    public static async Task ChooseTab(this IPage page, string text)
    {
        var tab = page.Locator("button.tab").Filter(new() { HasText = text });
        await tab.ClickAsync();
        await Assertions.Expect(tab).ToHaveAttributeAsync("aria-pressed", "true");
        await Assertions.Expect(page.Locator("[aria-busy=true]")).ToHaveCountAsync(0);
    }
}
