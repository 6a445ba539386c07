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

    public static bool IsPictured => Folder is not null;

    /// <summary>For whoever wants to look: taken only where <c>VILLAGE_SCREENSHOTS</c> names a folder, since a picture
    /// takes as long as what it shows.</summary>
    /// <param name="whole">Also what lies below the window.</param>
    public Task Picture(string name, bool whole = false) =>
        IsPictured ? Take(Folder!, name, whole) : Task.CompletedTask;

    /// <summary>What stood there when a test failed.</summary>
    public Task PictureOfFailure(string test) =>
        Take(Folder ?? Path.GetTempPath(), $"failed-{test}", whole: false);

    private static string? Folder => Environment.GetEnvironmentVariable("VILLAGE_SCREENSHOTS");

    private async Task Take(string folder, string name, bool whole)
    {
        // What stays at the top of the window would stand in the middle of the page.
        if (whole) await Page.EvaluateAsync("void scrollTo(0, 0)");
        await Page.ScreenshotAsync(
            new() { Path = Path.Combine(folder, "village-screens", $"{name}.png"), FullPage = whole });
    }
}
