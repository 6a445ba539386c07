using Microsoft.Playwright;
using VillageCloud.Data;
using VillageCloud.EndToEnd.Tests.Browsers;

namespace VillageCloud.EndToEnd.Tests.Founding;

/// <summary>Whoever has started a server without a village founds the first one in a browser, by the link that it
/// printed.</summary>
[NonParallelizable]
public sealed class FirstRunPageTests
{
    [Test]
    public async Task The_first_village_is_founded_from_the_printed_link_and_its_founder_goes_on_to_their_password()
    {
        await using var place = await InstalledPlace.SetUp(DatabaseProvider.Sqlite);
        await place.Serve();
        var link = place.FirstRun!;
        var window = await (await PlayedVillage.Browser).Open(place.Console, 1280, 800);
        var page = window.Page;

        await page.GotoAsync("/console/first-run?t=guessed");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("这个链接不对");
        await page.GotoAsync(link.PathAndQuery);
        await page.GetByLabel("村的全称").FillAsync("青山村股份经济合作社");
        await page.GetByLabel("法律形式").SelectOptionAsync(new SelectOptionValue { Label = "农村集体经济组织" });
        await page.GetByLabel("短名").FillAsync("青山");
        await page.GetByLabel("您的姓名").FillAsync("王芳");
        await page.GetByRole(AriaRole.Button, new() { Name = "建 村" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("村的短名只能用小写字母");
        await Assertions.Expect(page.GetByLabel("村的全称")).ToHaveValueAsync("青山村股份经济合作社");
        await Assertions.Expect(page.GetByLabel("法律形式")).ToHaveValueAsync("VillageCollective");
        await Look(window);
        await page.GetByLabel("短名").FillAsync(InstalledPlace.Slug);
        await page.GetByRole(AriaRole.Button, new() { Name = "建 村" }).ClickAsync();

        await Assertions.Expect(page.GetByText("请您设置登录后台的方式")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("王芳", new() { Exact = true })).ToBeVisibleAsync();
        Assert.That(new Uri(page.Url).AbsolutePath, Is.EqualTo($"/console/join/{InstalledPlace.Slug}"));
        await page.GotoAsync(link.PathAndQuery);
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("已经有村了");
        Assert.That(window.Troubles, Is.Empty);
        await page.Context.CloseAsync();
        var list = await place.Type("village", "list");
        Assert.That(list.Output, Does.Contain("qingshan").And.Contain("青山村股份经济合作社"));
    }

    private static async Task Look(Window window)
    {
        foreach (var (scheme, width) in new[] { (ColorScheme.Dark, 390), (ColorScheme.Light, 1280) })
        {
            await window.Page.EmulateMediaAsync(new() { ColorScheme = scheme });
            await window.Page.SetViewportSizeAsync(width, 800);
            await window.Page.AxeFindsNothingSerious($"first run, {scheme}");
            await window.Page.HangsOverNowhere($"first run, {width}");
            await window.Picture($"console-first-run-{scheme}".ToLowerInvariant(), whole: true);
        }
    }
}
