using Microsoft.Playwright;
using VillageCloud.Demo;
using VillageCloud.TestKit;

namespace VillageCloud.Benchmarks.Staff;

/// <summary>A browser in which the treasurer has signed in to the console.</summary>
internal sealed class StaffBrowser : IAsyncDisposable
{
    private const string User = "treasurer";
    private static readonly LocatorAssertionsToBeVisibleOptions Soon = new() { Timeout = 30_000 };

    private static readonly string[] Places =
    [
        "/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome",
    ];

    private readonly IPlaywright playwright;
    private readonly IBrowser browser;
    private readonly IBrowserContext context;

    private StaffBrowser(IPlaywright playwright, IBrowser browser, IBrowserContext context)
    {
        this.playwright = playwright;
        this.browser = browser;
        this.context = context;
    }

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
        var context = await browser.NewContextAsync(new() { BaseURL = console.ToString(), Locale = "zh-CN" });
        var open = new StaffBrowser(playwright, browser, context);
        await open.SignIn(console);
        return open;
    }

    /// <summary>A page of its own, with a circuit of its own, on the list of orders.</summary>
    public async Task<IPage> OpenList()
    {
        var page = await context.NewPageAsync();
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

    private async Task SignIn(Uri console)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync("/console/sign-in");
        await page.GetByLabel("用户名").FillAsync(User);
        await page.GetByLabel("密码").FillAsync(DemoAccounts.Password);
        await page.GetByLabel("动态验证码").FillAsync(await FreshCodes.Next($"{console}{User}"));
        await page.GetByRole(AriaRole.Button, new() { Name = "登 录" }).ClickAsync();
        await IsReady(page);
        await page.CloseAsync();
    }

    private static Task IsReady(IPage page) =>
        Assertions.Expect(page.Locator("[data-ready=yes]")).ToBeVisibleAsync(Soon);
}
