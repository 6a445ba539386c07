using Microsoft.Playwright;
using VillageCloud.TestKit.Servers;

namespace VillageCloud.EndToEnd.Tests.Browsers;

/// <summary>Debian's Chromium, driven by Playwright without a download of its own.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    // The shell is the same browser without its own windows around the page: half the processes for each context.
    private static readonly string[] Places =
    [
        "/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome",
    ];

    private readonly IPlaywright playwright;
    private readonly IBrowser browser;

    private Chromium(IPlaywright playwright, IBrowser browser)
    {
        this.playwright = playwright;
        this.browser = browser;
    }

    public static async Task<Chromium> Launch()
    {
        if (TestServers.IsFast) Assert.Ignore("needs a browser, which --fast leaves out");
        // Whatever comes, comes within this on a busy machine too; what fails is told that much later.
        Assertions.SetDefaultExpectTimeout(30_000);
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("VILLAGE_TEST_CHROMIUM") is { Length: > 0 } told
                ? told
                : Places.First(File.Exists),
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync",
            ],
        });
        return new(playwright, browser);
    }

    /// <summary>A window of a person of their own: cookies are not shared.</summary>
    public async Task<Window> Open(Uri home, int width, int height)
    {
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = home.ToString(), ViewportSize = new() { Width = width, Height = height }, Locale = "zh-CN",
            TimezoneId = "Asia/Shanghai", IgnoreHTTPSErrors = true, // Whoever is tested signs their own certificate.
        });
        var page = await context.NewPageAsync();
        await page.AnswersLateWhereAsked();
        return new Window(page, home);
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }
}
