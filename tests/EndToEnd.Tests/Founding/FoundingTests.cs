using Microsoft.Playwright;
using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.DevHost.Story;
using VillageCloud.EndToEnd.Tests.Browsers;
using VillageCloud.EndToEnd.Tests.StaffConsole;
using VillageCloud.TestKit;

namespace VillageCloud.EndToEnd.Tests.Founding;

/// <summary>A village of one's own in production, from nothing to money at a household: the operator's commands, the
/// pages of its people, and phones. Nothing of the demo is near. One chapter follows the other.</summary>
[NonParallelizable]
[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed partial class FoundingTests(DatabaseProvider provider)
{
    private const string Password = "torreya and 3 hens";

    private const string Founder = "王芳";
    private const string Reviewer = "李梅";
    private const string Keeper = "陈琳";

    private static readonly (string Name, string Role, string Word, string? Seat)[] Others =
    [
        (Keeper, "StoreKeeper", "店务", null), ("吴越", "Supervisor", "监事", null),
        ("周农", "Representative", "代表", "Farmers"), ("钱企", "Representative", "代表", "Enterprise"),
        ("孙政", "Representative", "代表", "Government"),
    ];

    private readonly Dictionary<string, Desk.Credentials> people = new(StringComparer.Ordinal);
    private InstalledPlace place = null!;
    private StoryWorld world = null!;

    [OneTimeSetUp]
    public async Task Start() => place = await InstalledPlace.SetUp(provider);

    [OneTimeTearDown]
    public async Task Stop() => await place.DisposeAsync();

    [Test]
    public async Task Chapter_1_it_is_founded_in_production_and_its_people_come_in_through_their_links()
    {
        var founded = await Found("青山村股份经济合作社");
        Assert.That(founded.ExitCode, Is.Zero, founded.Errors);
        Assert.That(founded.Errors, Does.Not.Contain(founded.Link.Query), "a link is told once, and not logged");
        Assert.That(founded.Output, Does.Contain("已建好").And.Contain("只交给王芳本人"));
        world = await place.ServeWithSandbox();

        await Join(founded.Link, Founder, "财务", whole: true);

        var again = await Found("青山村股份经济合作社");
        Assert.That(again.ExitCode, Is.Zero, again.Errors);
        Assert.That(again.Output, Does.Contain("已经建好").And.Not.Contain("https://"));
        var other = await Found("白云村合作社");
        Assert.That((other.ExitCode, other.Output), Is.EqualTo((1, "")));
        Assert.That(other.Errors, Does.Contain("village.taken").And.Contain("青山村股份经济合作社"));

        var added = await place.Type("staff", "add", Reviewer, "--village", InstalledPlace.Slug, "--role", "Reviewer");
        Assert.That(added.ExitCode, Is.Zero, added.Errors);
        await Join(added.Link, Reviewer, "复核");
        Assert.That(people.Values.DistinctBy(one => one.AuthenticatorKey).Count(), Is.EqualTo(2));

        var check = await place.Type("village", "check", "--village", InstalledPlace.Slug);
        Assert.That(check.ExitCode, Is.EqualTo(1));
        Assert.That(
            check.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ', ':')[1]),
            Is.EqualTo(new[] { "Supervisor", "Seats", "Rules", "Households", "Products", "Front", "WeChat" }));
        await IsUsedUp(founded.Link);
        await AddTheOthers();
    }

    /// <summary>At the server, where the second person is whoever sits there.</summary>
    private async Task AddTheOthers()
    {
        foreach (var (name, role, word, seat) in Others)
        {
            string[] line = ["staff", "add", name, "--village", InstalledPlace.Slug, "--role", role];
            var added = await place.Type(seat is null ? line : [.. line, "--seat", seat]);
            Assert.That(added.ExitCode, Is.Zero, added.Errors);
            await Join(added.Link, name, word);
        }
    }

    private Task<InstalledPlace.Said> Found(string name) => place.Type(
        "village", "found", "--slug", InstalledPlace.Slug, "--name", name, "--form", "集体经济组织", "--founder", Founder);

    /// <summary>Somebody opens their link, chooses a password and a phone, and signs in.</summary>
    /// <param name="whole">Looks at all of it, and mistypes first.</param>
    private async Task Join(Uri link, string name, string role, bool whole = false)
    {
        var window = await (await PlayedVillage.Browser).Open(place.Console, 1280, 800);
        var page = window.Page;
        try
        {
            await page.GotoAsync(link.PathAndQuery);
            await Assertions.Expect(page.GetByText(role, new() { Exact = true })).ToBeVisibleAsync();
            var key = await KeyOf(page);
            if (whole) await Mistype(window, key);
            await Fill(page, Password, Password, await FreshCodes.Next($"{place.Console}{name}", key));
            await Assertions.Expect(page.Locator("#joined-user")).ToHaveTextAsync(name);
            await window.Picture("console-joined");

            await page.GetByRole(AriaRole.Link, new() { Name = "去登录" }).ClickAsync();
            await page.GetByLabel("用户名").FillAsync(name);
            await page.GetByLabel("密码", new() { Exact = true }).FillAsync(Password);
            await page.GetByLabel("动态验证码").FillAsync(await FreshCodes.Next($"{place.Console}{name}", key));
            await page.GetByRole(AriaRole.Button, new() { Name = "登 录" }).ClickAsync();
            await Assertions.Expect(page.Locator("[data-ready=yes]")).ToBeVisibleAsync();
            await Assertions.Expect(page.Locator("summary[aria-label*=用户菜单]")).ToContainTextAsync(name);
            Assert.That(window.Troubles, Is.Empty);
            people[name] = new(name, Password, key);
            await Desk.Keep($"{place.Console}{name}", page.Context);
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

    private static async Task Mistype(Window window, string key)
    {
        var page = window.Page;
        await Look(window);
        await Fill(page, "short1", "short1", Totp.Now(key, TimeProvider.System));
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("至少 10 个字符");
        await Fill(page, Password, "torreya and 4 hens", Totp.Now(key, TimeProvider.System));
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("两遍新密码不一样");
        await Fill(page, Password, Password, "000000");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("验证码不对");
        Assert.That(await KeyOf(page), Is.EqualTo(key), "a mistyped word costs nobody a second scan");
        await window.Picture("console-join-wrong", whole: true);
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
