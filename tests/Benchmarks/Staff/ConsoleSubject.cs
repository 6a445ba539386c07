using Microsoft.Playwright;
using VillageCloud.Benchmarks.Measuring;
using VillageCloud.Benchmarks.Reporting;
using VillageCloud.Benchmarks.Running;

namespace VillageCloud.Benchmarks.Staff;

/// <summary>The console with everybody at it: what open pages keep in memory, and how soon a page of a list is turned
/// beside them.</summary>
internal static class ConsoleSubject
{
    public const string Name = "console";
    private const double AimMegabytes = 150;
    private const double AimMilliseconds = 100;
    private const double LateShare = 0.95;

    public static async Task Run(Bench bench, CancellationToken ct)
    {
        using var folder = VillageFolder.Temporary();
        await using var village = await VillageProcess.Start(folder.Shared(), ct, hasPast: true);
        using var memory = new MemoryWatch(village.Process);
        await using var browser = await StaffBrowser.Open(village.Url);
        var (circuits, turns) = (bench.Options.Circuits, bench.Options.PageTurns);
        bench.Tell($"console: {circuits} open pages, {turns} pages turned");

        // What is compiled, cached and pooled for the first person is no part of what the others cost.
        var turned = await browser.OpenList();
        _ = await Turn(turned, turns);
        memory.Sample();
        var alone = memory.Last;
        var others = new List<IPage>();
        for (var i = 0; i < circuits; i++) others.Add(await browser.OpenList());
        memory.Sample();
        bench.Report.Add(Row.OfFigure(
            Name, $"memory of {circuits} open circuits, the whole process's (before: {alone:0} MB)",
            memory.Last - alone, "MB", AimMegabytes));

        var took = await Turn(turned, turns);
        bench.Report.Add(Row.OfFigure(
            Name, $"a page of 20 rows turned beside them, p95 of {turns}, as the browser sees it",
            At(took, LateShare), "ms", AimMilliseconds));
        bench.Report.Add(Row.Told(Name, "　p50", $"{At(took, 0.5):0} ms"));
        foreach (var page in others) await page.CloseAsync();
    }

    /// <returns>Milliseconds from a press on the button to the first changed row, in ascending order.</returns>
    private static async Task<IReadOnlyList<double>> Turn(IPage page, int times)
    {
        var took = await page.EvaluateAsync<double[]>(
            """
            async times => {
              const row = () => document.querySelector('tbody tr')?.textContent;
              const button = name => document.querySelector(`nav.pager button[aria-label="${name}"]`);
              const took = [];
              for (let turn = 0; turn < times; turn++) {
                const before = row();
                const next = button('下一页');
                const from = performance.now();
                (next.disabled ? button('第 1 页') : next).click();
                while (row() === before) {
                  if (performance.now() - from > 10000) return [];
                  await new Promise(go => setTimeout(go, 1));
                }
                took.push(performance.now() - from);
                // Somebody reads a page before they turn it, and the list has come to rest.
                do await new Promise(go => setTimeout(go, 60));
                while (document.querySelector('[aria-busy=true]'));
              }
              return took;
            }
            """,
            times);
        Bench.CheckSame(times, took.Length, "pages that were turned");
        return [.. took.Order()];
    }

    private static double At(IReadOnlyList<double> ascending, double share) =>
        ascending[Math.Min(ascending.Count - 1, (int)(ascending.Count * share))];
}
