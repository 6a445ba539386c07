using Microsoft.Playwright;

namespace VillageCloud.EndToEnd.Tests.Browsers;

internal static class Lookups
{
    /// <summary>The choices of the list that lies open.</summary>
    public static ILocator Choices(this IPage page) => page.Locator(".lookup-list").GetByRole(AriaRole.Option);

    public static ILocator Lookup(this IPage page, string label) =>
        page.GetByRole(AriaRole.Combobox, new() { Name = label, Exact = true });

    /// <summary>As people do: types until one choice is left, and takes it by the Enter key.</summary>
    public static async Task Pick(this IPage page, string label, string choice)
    {
        await page.Lookup(label).PressSequentiallyAsync(choice);
        await Assertions.Expect(page.Choices().GetByText(choice, new() { Exact = true }).First).ToBeVisibleAsync();
        // It stands there before the list has heard all letters, and Enter takes what it has heard of.
        await Assertions.Expect(page.Choices().Filter(new() { HasNotText = choice }))
            .ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Choices()).ToHaveCountAsync(0);
        await Assertions.Expect(page.Lookup(label)).ToHaveValueAsync(choice);
    }
}
