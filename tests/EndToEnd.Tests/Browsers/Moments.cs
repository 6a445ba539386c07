using System.Diagnostics;
using Microsoft.Playwright;

namespace VillageCloud.EndToEnd.Tests.Browsers;

/// <summary>Waiting for what no locator tells.</summary>
internal static class Moments
{
    /// <summary>Asks again and again, from outside the page: the browser's own waiting evaluates a text within the page
    /// as soon as the first look found nothing, which the page's policy forbids.</summary>
    /// <param name="expression">What becomes true, in the page's own language.</param>
    /// <returns>Whether it came to be within the time.</returns>
    public static async Task<bool> Comes(this IPage page, string expression, int seconds = 20)
    {
        for (var since = Stopwatch.StartNew(); since.Elapsed < TimeSpan.FromSeconds(seconds);)
        {
            if (await page.EvaluateAsync<bool>($"() => !!({expression})")) return true;
            await Task.Delay(40);
        }
        return false;
    }

    /// <inheritdoc cref="Comes" />
    public static async Task Until(this IPage page, string expression) =>
        Assert.That(await page.Comes(expression), Is.True, expression);
}
