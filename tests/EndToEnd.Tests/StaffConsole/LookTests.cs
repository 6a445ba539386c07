using Microsoft.Playwright;
using VillageCloud.EndToEnd.Tests.Browsers;

namespace VillageCloud.EndToEnd.Tests.StaffConsole;

/// <summary>Every page in both themes and all sizes: nothing hangs over, and axe finds nothing serious.</summary>
public sealed class LookTests : ConsoleFixture
{
    [TestCaseSource(typeof(ConsolePages), nameof(ConsolePages.All))]
    public async Task A_page_can_be_used_in_light_and_dark_at_all_sizes(
        string path, string title, string content, string empty)
    {
        await SignIn("treasurer");
        await Go(path, title);
        await Sees(content);
        await HasLoaded();
        Assert.That(empty, Is.Not.Empty);

        foreach (var theme in new[] { "light", "dark" })
        {
            if (theme == "dark") await Button("换成深色").ClickAsync();
            await Assertions.Expect(Page.Locator($"html[data-theme={theme}]")).ToHaveCountAsync(1);
            foreach (var (width, height) in new[] { (1920, 1080), (1280, 800), (1024, 768) })
            {
                await Page.FitInto(width, height);
                await Page.HangsOverNowhere($"{title} at {width}, {theme}");
                // Its colours don't depend on the width, nor its names on the colours: each theme once, and the
                // sizes at which something folds.
                if (width == (theme == "dark" ? 1024 : 1280))
                    await Page.AxeFindsNothingSerious($"{title}, {theme}, {width}");
                await Window.Picture($"console-{ConsolePages.NameOf(path)}-{theme}-{width}", whole: true);
            }
        }
    }

    [Test]
    public async Task The_sign_in_page_can_be_used_in_light_and_dark()
    {
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await Page.EmulateMediaAsync(new() { ColorScheme = scheme });
            await Page.GotoAsync("/console/sign-in");
            await Window.Picture($"console-sign-in-{scheme}".ToLowerInvariant());
            await Page.AxeFindsNothingSerious($"sign-in, {scheme}");
        }
    }

    [Test]
    public async Task Dialogs_and_menus_can_be_used_in_light_and_dark()
    {
        await SignIn("keeper");
        await Go("/products", "商品");
        await Button("改价补货", exact: false).First.ClickAsync();
        await Assertions.Expect(Dialog("改价补货")).ToBeVisibleAsync();
        await Page.AxeFindsNothingSerious("dialog, light");
        await Window.Picture("console-dialog-light");
        await Button("取 消").ClickAsync();
        await Assertions.Expect(Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);

        await Button("换成深色").ClickAsync();
        await Assertions.Expect(Page.Locator("html[data-theme=dark]")).ToHaveCountAsync(1);
        await Page.Locator("summary[aria-label*=用户菜单]").ClickAsync();
        await Sees("退出登录");
        await Page.AxeFindsNothingSerious("menu, dark");
        await Window.Picture("console-menu-dark");
        await Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(Page.GetByText("退出登录")).ToBeHiddenAsync();

        await Page.ReloadAsync();
        await Assertions.Expect(Button("换成浅色")).ToBeVisibleAsync();
        await Button("改价补货", exact: false).First.ClickAsync();
        await Assertions.Expect(Dialog("改价补货")).ToBeVisibleAsync();
        await Page.AxeFindsNothingSerious("dialog, dark");
        await Window.Picture("console-dialog-dark");
    }
}
