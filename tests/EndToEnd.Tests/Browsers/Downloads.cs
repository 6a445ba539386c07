using Microsoft.Playwright;

namespace VillageCloud.EndToEnd.Tests.Browsers;

internal static class Downloads
{
    /// <summary>The file that a click gives, and the name under which the browser would keep it.</summary>
    public static async Task<(string Name, byte[] Content)> GetFile(this IPage page, ILocator button)
    {
        var download = await page.RunAndWaitForDownloadAsync(() => button.ClickAsync());
        await using var stream = await download.CreateReadStreamAsync();
        using var content = new MemoryStream();
        await stream.CopyToAsync(content);
        return (download.SuggestedFilename, content.ToArray());
    }
}
