using Microsoft.Playwright;
using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.EndToEnd.Tests.Browsers;
using VillageCloud.TestKit;

namespace VillageCloud.EndToEnd.Tests.Founding;

/// <summary>A village of one's own, from nothing: the operator's commands, a link, and the founder's own browser and
/// phone. Nothing of the demo is near.</summary>
[NonParallelizable]
[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class FoundingTests(DatabaseProvider provider)
{
    private const string Password = "torreya and 3 hens";

    private static readonly LocatorAssertionsToBeVisibleOptions Soon = new() { Timeout = 20_000 };

    private InstalledPlace place = null!;

    [OneTimeSetUp]
    public async Task Start() => place = await InstalledPlace.SetUp(provider);

    [OneTimeTearDown]
    public async Task Stop() => await place.DisposeAsync();

    [Test]
    public async Task A_village_is_founded_in_production_and_its_people_come_in_through_their_links()
    {
        var founded = await Found("青山村股份经济合作社");
        Assert.That(founded.ExitCode, Is.Zero, founded.Errors);
        Assert.That(founded.Errors, Does.Not.Contain(founded.Link.Query), "a link is told once, and not logged");
        Assert.That(founded.Output, Does.Contain("已建好").And.Contain("只交给王芳本人"));
        await place.Serve();

        var founder = await Join(founded.Link, "王芳", "财务");

        var again = await Found("青山村股份经济合作社");
        Assert.That(again.ExitCode, Is.Zero, again.Errors);
        Assert.That(again.Output, Does.Contain("已经建好").And.Not.Contain("https://"));
        var other = await Found("白云村合作社");
        Assert.That((other.ExitCode, other.Output), Is.EqualTo((1, "")));
        Assert.That(other.Errors, Does.Contain("village.taken").And.Contain("青山村股份经济合作社"));

        var added = await place.Type("staff", "add", "李梅", "--village", InstalledPlace.Slug, "--role", "Reviewer");
        Assert.That(added.ExitCode, Is.Zero, added.Errors);
        var reviewer = await Join(added.Link, "李梅", "复核");
        Assert.That(founder.Key, Is.Not.EqualTo(reviewer.Key));

        var check = await place.Type("village", "check", "--village", InstalledPlace.Slug);
        Assert.That(check.ExitCode, Is.EqualTo(1));
        Assert.That(
            check.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ', ':')[1]),
            Is.EqualTo(new[] { "Supervisor", "Seats", "Rules", "Households", "Products", "WeChat" }));
        await IsUsedUp(founded.Link);
    }

    private Task<InstalledPlace.Said> Found(string name) => place.Type(
        "village", "found", "--slug", InstalledPlace.Slug, "--name", name, "--form", "集体经济组织", "--founder", "王芳");

    /// <summary>Somebody opens their link, mistypes, chooses a password and a phone, and signs in.</summary>
    private async Task<(string User, string Key)> Join(Uri link, string name, string role)
    {
        var window = await (await PlayedVillage.Browser).Open(place.Console, 1280, 800);
        var page = window.Page;
        try
        {
            await page.GotoAsync(link.PathAndQuery);
            await Assertions.Expect(page.GetByText(role, new() { Exact = true })).ToBeVisibleAsync(Soon);
            await Look(window);
            var key = await KeyOf(page);
            await Fill(page, "short1", "short1", Totp.Now(key, TimeProvider.System));
            await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("至少 10 个字符");
            await Fill(page, Password, "torreya and 4 hens", Totp.Now(key, TimeProvider.System));
            await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("两遍新密码不一样");
            await Fill(page, Password, Password, "000000");
            await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("验证码不对");
            Assert.That(await KeyOf(page), Is.EqualTo(key), "a mistyped word costs nobody a second scan");
            await window.Picture("console-join-wrong", whole: true);
            await Fill(page, Password, Password, Totp.Now(key, TimeProvider.System));
            await Assertions.Expect(page.Locator("#joined-user")).ToHaveTextAsync(name);
            await window.Picture("console-joined");

            await page.GetByRole(AriaRole.Link, new() { Name = "去登录" }).ClickAsync();
            await page.GetByLabel("用户名").FillAsync(name);
            await page.GetByLabel("密码", new() { Exact = true }).FillAsync(Password);
            // The one before is used up; that of the next half minute is taken as well.
            await page.GetByLabel("动态验证码").FillAsync(
                Totp.At(key, TimeProvider.System.GetUtcNow().AddSeconds(30)));
            await page.GetByRole(AriaRole.Button, new() { Name = "登 录" }).ClickAsync();
            await Assertions.Expect(page.Locator("[data-ready=yes]")).ToBeVisibleAsync(Soon);
            await Assertions.Expect(page.Locator("summary[aria-label*=用户菜单]")).ToContainTextAsync(name);
            Assert.That(window.Troubles, Is.Empty);
            return (name, key);
        }
        catch
        {
            await window.PictureOfFailure(nameof(FoundingTests));
            throw;
        }
        finally
        {
            await page.Context.CloseAsync();
        }
    }

    private static async Task Look(Window window)
    {
        foreach (var scheme in new[] { ColorScheme.Dark, ColorScheme.Light })
        {
            await window.Page.EmulateMediaAsync(new() { ColorScheme = scheme });
            await window.Page.SetViewportSizeAsync(1280, 800);
            await window.Page.AxeFindsNothingSerious($"join, {scheme}");
            await window.Picture($"console-join-{scheme}".ToLowerInvariant(), whole: true);
            await window.Page.SetViewportSizeAsync(390, 800);
            await window.Page.HangsOverNowhere($"join on a phone, {scheme}");
            await window.Picture($"console-join-{scheme}-phone".ToLowerInvariant(), whole: true);
        }
    }

    private async Task IsUsedUp(Uri link)
    {
        var window = await (await PlayedVillage.Browser).Open(place.Console, 1280, 800);
        await window.Page.GotoAsync(link.PathAndQuery);
        await Assertions.Expect(window.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("这个链接已经用过了");
        await window.Page.AxeFindsNothingSerious("a link that is used");
        await window.Picture("console-join-used");
        await window.Page.Context.CloseAsync();
    }

    private static async Task<string> KeyOf(IPage page) =>
        (await page.Locator("#factor-key").InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal);

    private static async Task Fill(IPage page, string password, string again, string code)
    {
        await page.GetByLabel("新密码", new() { Exact = true }).FillAsync(password);
        await page.GetByLabel("再输一遍新密码").FillAsync(again);
        await page.GetByLabel("验证器上的 6 位数字").FillAsync(code);
        await page.GetByRole(AriaRole.Button, new() { Name = "设好了" }).ClickAsync();
    }
}
