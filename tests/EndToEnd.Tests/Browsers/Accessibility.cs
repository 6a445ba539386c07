using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace VillageCloud.EndToEnd.Tests.Browsers;

/// <summary>What axe-core has to say of a page, for both faces alike.</summary>
internal static class Accessibility
{
    // Colours fade in after a change of theme, and out with a message that has been read: what is measured is where
    // they end. An animation that the library keeps paused would never tell that it has finished, so each is looked at.
    private const string Rest = """
        async () => {
          const moves = one => one.playState === 'running' && one.effect.getComputedTiming().iterations !== Infinity;
          const restless = () => document.querySelector('.ant-message-notice') || document.getAnimations().some(moves);
          for (let look = 0; look < 100 && restless(); look++) await new Promise(go => setTimeout(go, 60));
        }
        """;

    /// <param name="except">Rules that this page is not held to.</param>
    public static async Task AxeFindsNothingSerious(this IPage page, string where, params string[] except)
    {
        await page.EvaluateAsync(Rest);
        var rules = except.ToDictionary(static rule => rule, static _ => new RuleOptions { Enabled = false });
        var result = await page.RunAxe(new AxeRunOptions { Rules = rules });
        var found = result.Violations.Where(violation => violation.Impact is "serious" or "critical")
            .SelectMany(violation => violation.Nodes.Select(node => $"{violation.Id}: {node.Html}"));
        Assert.That(found, Is.Empty, where);
    }
}
