using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace VillageCloud.EndToEnd.Tests.Browsers;

/// <summary>What axe-core has to say of a page, for both faces alike.</summary>
internal static class Accessibility
{
    // One that the library keeps paused, or that never ends, would never tell that it has finished.
    private const string Moves =
        "one => one.playState === 'running' && one.effect.getComputedTiming().iterations !== Infinity";

    // Colours fade in after a change of theme, and out with a message that has been read: what is measured is where
    // they end.
    private const string Rest = $$"""
        async () => {
          const moves = {{Moves}};
          const restless = () => document.querySelector('.ant-message-notice') || document.getAnimations().some(moves);
          for (let look = 0; look < 100 && restless(); look++) await new Promise(go => setTimeout(go, 60));
        }
        """;

    // Asked of violations alone, axe doesn't write down each element that is as it should be: a third of the time.
    private const string Look = """
        async off => {
          const rules = Object.fromEntries(off.map(rule => [rule, { enabled: false }]));
          const { violations } = await axe.run({ resultTypes: ['violations'], rules });
          return violations.filter(one => ['serious', 'critical'].includes(one.impact))
            .flatMap(one => one.nodes.map(node => `${one.id}: ${node.html}`));
        }
        """;

    private const string HangOver = """
        () => {
          const from = document.documentElement;
          if (from.scrollWidth <= innerWidth) return '';
          const wide = [...document.body.querySelectorAll('*')]
            .filter(one => one.getBoundingClientRect().right > innerWidth + 1);
          return wide.map(one => `${one.tagName}.${one.className}`).join(' | ') || `${from.scrollWidth}`;
        }
        """;

    // From there on the menu stands beside the page.
    private const int Wide = 1200;

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    /// <param name="except">Rules that this page is not held to.</param>
    public static async Task AxeFindsNothingSerious(this IPage page, string where, params string[] except)
    {
        await page.EvaluateAsync(Rest);
        if (!await page.EvaluateAsync<bool>("'axe' in window")) _ = await page.EvaluateAsync(Axe);
        Assert.That(await page.EvaluateAsync<string[]>(Look, except), Is.Empty, where);
    }

    /// <summary>Whatever comes up, folds or fades has arrived where it ends: what still moves under a press is missed.
    /// </summary>
    public static Task StandsStill(this IPage page) => page.EvaluateAsync($$"""
        async () => {
          const moves = {{Moves}};
          for (let look = 0; look < 60 && document.getAnimations().some(moves); look++)
            await new Promise(go => setTimeout(go, 30));
        }
        """);

    /// <summary>A window of that size, and the console's menu beside or out of its way, as is fit for it.</summary>
    public static async Task FitInto(this IPage page, int width, int height)
    {
        await page.SetViewportSizeAsync(width, height);
        await Assertions.Expect(page.Locator(".ant-layout-sider-collapsed"))
            .ToHaveCountAsync(width < Wide ? 1 : 0);
    }

    /// <summary>Nothing is wider than the window, once whatever follows its size has followed.</summary>
    public static async Task HangsOverNowhere(this IPage page, string where)
    {
        if (await page.Comes($"!({HangOver})()", seconds: 5)) return;
        Assert.Fail($"{where}: {await page.EvaluateAsync<string>(HangOver)}");
    }
}
