using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using VillageCloud.Benchmarks.Measuring;
using VillageCloud.Benchmarks.Reporting;
using VillageCloud.Benchmarks.Statements;
using VillageCloud.Benchmarks.Villages;
using VillageCloud.Data;
using VillageCloud.TestKit;

namespace VillageCloud.Benchmarks.Lists;

/// <summary>The console's lists where there is much to list: each thing that somebody asks of one, as its page asks
/// it.</summary>
internal static class ListsSubject
{
    public const string Name = "lists";
    private const double AimMilliseconds = 300;
    private const double Percentile = 95;
    private const int WarmUp = 2;
    private const int Months = 36;
    private const int AskedOfLong = 3;

    /// <summary>What takes longer isn't asked as often: its figure says enough.</summary>
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(1);

    public static async Task Run(Bench bench, CancellationToken ct)
    {
        foreach (var engine in bench.Options.Engines) await RunOn(engine, bench, ct);
    }

    private static async Task RunOn(DatabaseProvider engine, Bench bench, CancellationToken ct)
    {
        var (households, products, orders) = bench.Options.Listed;
        bench.Tell($"lists: {households} households, {products} products, {orders} orders on {Bench.NameOf(engine)}");
        // Founded before all that it then has: entries are numbered as time goes on.
        var today = TimeProvider.System.GetUtcNow();
        var clock = new HandClock(today.AddMonths(-Months - 1));
        await using var village = await BenchVillage.Found(
            engine, ct, services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock)));
        clock.Move(today - clock.Now);
        var big = await BigVillage.Live(village, households, products, orders, ct);
        // One order in all became one sale, and a little more.
        var perMonth = (int)Math.Ceiling(orders / ((double)Months * households));
        var history = await LongHistory.Live(
            village, new(households, Months, perMonth, AreThere: true, PaysEach: true), ct);
        var desk = await BigDesk.Work(village, big, Months, history.LastSale, ct);
        // As the night does.
        _ = await village.Look(async db =>
        {
            await db.LearnSizes(ct);
            return true;
        });
        var shop = await ListAsks.Of(village, big, ct);
        var money = await MoneyAsks.Of(village, big, desk, history, Months, ct);
        foreach (var list in shop.All.Concat(money.All).GroupBy(static ask => ask.List))
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
        var warm = TimeSpan.Zero;
        for (var left = WarmUp; left > 0 && warm < Long; left--)
            warm = Stopwatch.GetElapsedTime(0, await Time(ask, chance));
        var took = new List<long>();
        for (var left = warm < Long ? times : Math.Min(times, AskedOfLong); left > 0; left--)
            took.Add(await Time(ask, chance));
        return new(took);
    }

    private static async Task<long> Time(ListAsk ask, Random chance)
    {
        var from = Stopwatch.GetTimestamp();
        await ask.Run(chance);
        return Stopwatch.GetTimestamp() - from;
    }
}
