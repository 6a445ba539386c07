using Microsoft.Playwright;

namespace VillageCloud.EndToEnd.Tests.Browsers;

/// <summary>A page, and all that went wrong on it unseen: console errors, and requests that left for somebody else.
/// </summary>
internal sealed class Window
{
    private readonly List<string> troubles = [];

    public Window(IPage page, Uri home)
    {
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type == "error") troubles.Add($"console: {message.Text}");
        };
        page.PageError += (_, error) => troubles.Add($"error: {error}");
        page.Request += (_, request) =>
        {
            var url = new Uri(request.Url);
            if (url.Scheme is "http" or "https" && url.Host != home.Host) troubles.Add($"foreign: {request.Url}");
        };
    }

    public IPage Page { get; }

    public IReadOnlyList<string> Troubles => troubles;

    /// <summary>Written to a folder that git ignores, to be looked at.</summary>
    /// <param name="whole">Also what lies below the window.</param>
    public async Task Picture(string name, bool whole = false)
    {
        var folder = Path.Combine(
            Environment.GetEnvironmentVariable("VILLAGE_SCREENSHOTS") ?? Path.GetTempPath(), "village-screens");
        await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png"), FullPage = whole });
    }
}
