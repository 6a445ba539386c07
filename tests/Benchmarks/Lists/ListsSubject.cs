using System.Diagnostics;
using VillageCloud.Benchmarks.Measuring;
using VillageCloud.Benchmarks.Reporting;
using VillageCloud.Benchmarks.Villages;
using VillageCloud.Data;

namespace VillageCloud.Benchmarks.Lists;

/// <summary>The console's lists where there is much to list: each thing that somebody asks of one, as its page asks
/// it.</summary>
internal static class ListsSubject
{
    public const string Name = "lists";
    private const double AimMilliseconds = 300;
    private const double Percentile = 95;
    private const int WarmUp = 2;

    public static async Task Run(Bench bench, CancellationToken ct)
    {
        foreach (var engine in bench.Options.Engines) await RunOn(engine, bench, ct);
    }

    private static async Task RunOn(DatabaseProvider engine, Bench bench, CancellationToken ct)
    {
        var (households, products, orders) = bench.Options.Listed;
        bench.Tell($"lists: {households} households, {products} products, {orders} orders on {Bench.NameOf(engine)}");
        await using var village = await BenchVillage.Found(engine, ct);
        var big = await BigVillage.Live(village, households, products, orders, ct);
        var asks = await ListAsks.Of(village, big, ct);
        foreach (var list in asks.All.GroupBy(static ask => ask.List))
        {
            var each = new List<(string What, Latencies Took)>();
            foreach (var ask in list)
            {
                bench.Tell($"{list.Key}: {ask.What}");
                each.Add((ask.What, await Measure(ask, bench.Options.Asked)));
            }

            var slowest = each.MaxBy(static one => one.Took.At(Percentile));
            bench.Report.Add(Row.OfFigure(
                Name, $"{Bench.NameOf(engine)}, {list.Key}: p95 of the slowest question, {slowest.What}",
                slowest.Took.At(Percentile), "ms", AimMilliseconds));
            bench.Report.Add(Row.Told(
                Name, "　p95 of each",
                string.Join(", ", each.Select(static one => $"{one.What} {one.Took.At(Percentile):0}"))));
        }
    }

    private static async Task<Latencies> Measure(ListAsk ask, int times)
    {
        // The same ones for each, whatever was measured before it.
        var chance = new Random(20261127);
        for (var left = WarmUp; left > 0; left--) await ask.Run(chance);
        var took = new List<long>();
        for (var left = times; left > 0; left--)
        {
            var from = Stopwatch.GetTimestamp();
            await ask.Run(chance);
            took.Add(Stopwatch.GetTimestamp() - from);
        }

        return new(took);
    }
}
