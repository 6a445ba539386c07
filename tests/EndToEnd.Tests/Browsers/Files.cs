using Microsoft.Playwright;

namespace VillageCloud.EndToEnd.Tests.Browsers;

internal static class Files
{
    /// <summary>As people do: not before the page lets them.</summary>
    public static async Task Choose(this ILocator field, params IEnumerable<FilePayload> files)
    {
        await Assertions.Expect(field).ToBeEnabledAsync();
        await field.SetInputFilesAsync(files);
    }
}
