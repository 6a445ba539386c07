using Microsoft.Playwright;
using VillageCloud.Demo;
using VillageCloud.TestKit;

namespace VillageCloud.Benchmarks.Staff;

/// <summary>Browsers in which people have signed in to the console: one account may hold twenty pages open.</summary>
internal sealed class StaffBrowser : IAsyncDisposable
{
    private static readonly string[] Users = ["treasurer", "keeper", "reviewer"];
    private static readonly LocatorAssertionsToBeVisibleOptions Soon = new() { Timeout = 30_000 };

    private static readonly string[] Places =
    [
        "/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome",
    ];

    private readonly IPlaywright playwright;
    private readonly IBrowser browser;
    private readonly List<IBrowserContext> people = [];
    private int opened;

    private StaffBrowser(IPlaywright playwright, IBrowser browser) =>
        (this.playwright, this.browser) = (playwright, browser);

    public static async Task<StaffBrowser> Open(Uri console)
    {
        var place = Environment.GetEnvironmentVariable("VILLAGE_TEST_CHROMIUM") is { Length: > 0 } told
            ? told
            : Places.FirstOrDefault(File.Exists);
        Bench.Check(place is not null, "there is a Chromium to look through (apt-get install chromium)");
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = place, Args = ["--no-sandbox", "--disable-gpu", "--no-first-run"],
        });
        var open = new StaffBrowser(playwright, browser);
        foreach (var user in Users) await open.SignIn(user, console);
        return open;
    }

    /// <summary>A page of its own, with a circuit of its own, on the list of orders; each person's in turn.</summary>
    public async Task<IPage> OpenList()
    {
        var page = await people[opened++ % people.Count].NewPageAsync();
        await page.GotoAsync("/console/orders");
        await IsReady(page);
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "下一页" })).ToBeEnabledAsync(
            new() { Timeout = Soon.Timeout });
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }

    private async Task SignIn(string user, Uri console)
    {
        var context = await browser.NewContextAsync(new() { BaseURL = console.ToString(), Locale = "zh-CN" });
        people.Add(context);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/console/sign-in");
        await page.GetByLabel("用户名").FillAsync(user);
        await page.GetByLabel("密码").FillAsync(DemoAccounts.Password);
        await page.GetByLabel("动态验证码").FillAsync(await FreshCodes.Next($"{console}{user}"));
        await page.GetByRole(AriaRole.Button, new() { Name = "登 录" }).ClickAsync();
        await IsReady(page);
        await page.CloseAsync();
    }

    private static Task IsReady(IPage page) =>
        Assertions.Expect(page.Locator("[data-ready=yes]")).ToBeVisibleAsync(Soon);
}
