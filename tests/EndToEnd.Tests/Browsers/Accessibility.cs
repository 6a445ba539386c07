using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace VillageCloud.EndToEnd.Tests.Browsers;

/// <summary>What axe-core has to say of a page, for both faces alike.</summary>
internal static class Accessibility
{
    /// <param name="except">Rules that this page is not held to.</param>
    public static async Task AxeFindsNothingSerious(this IPage page, string where, params string[] except)
    {
        // Colours fade in after a change of theme; what is measured is where they end. What goes away meanwhile ends
        // too; what is paused never ends, and whatever else doesn't is no reason to wait for ever.
        await page.WaitForFunctionAsync("document.getAnimations().every(a => a.playState !== 'running'"
            + " || a.effect.getComputedTiming().iterations === Infinity)");
        var rules = except.ToDictionary(static rule => rule, static _ => new RuleOptions { Enabled = false });
        var result = await page.RunAxe(new AxeRunOptions { Rules = rules });
        var found = result.Violations.Where(violation => violation.Impact is "serious" or "critical")
            .SelectMany(violation => violation.Nodes.Select(node => $"{violation.Id}: {node.Html}"));
        Assert.That(found, Is.Empty, where);
    }
}
