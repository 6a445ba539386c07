using VillageCloud.Benchmarks.Measuring;
using VillageCloud.Benchmarks.Reporting;
using VillageCloud.Data;

namespace VillageCloud.Benchmarks.Orders;

/// <summary>place-order of the product against the least SQL that a safe order needs, over many SKUs and on one hot
/// SKU, on each engine.</summary>
internal static class OrdersSubject
{
    public const string Name = "orders";
    private const double Aim = 0.5;
    private const int GroupOfCommit = 16;
    private const int FewPeople = 4_000;
    private const int ManyPeople = 60_000;

    // The runtime compiles what is called often a second and a third time, beside the work, for some seconds.
    private const int WarmUps = 3;

    public static async Task Run(Bench bench, CancellationToken ct)
    {
        foreach (var engine in bench.Options.Engines)
        {
            await RunOn(engine, isHot: false, bench, ct);
            await RunOn(engine, isHot: true, bench, ct);
            await OrderProfile.Run(engine, bench, ct);
        }
    }

    private static async Task RunOn(DatabaseProvider engine, bool isHot, Bench bench, CancellationToken ct)
    {
        var options = bench.Options;
        var what = $"{Bench.NameOf(engine)}, {(isHot ? "one hot SKU" : "1,000 SKUs")}";
        bench.Tell($"orders: {what}");
        await using var ours = await OrderTown.Build(engine, options.Workers, ct);
        await using var theirs = await OrderTown.Build(engine, options.Workers, ct);
        await using var desk = await ProductDesk.Open(ours, options.IsSmoke ? FewPeople : ManyPeople, ct);
        await using IOrderDesk least = engine == DatabaseProvider.MySql
            ? await LeastServerDesk.Open(theirs, options.Workers, ct)
            : await LeastFileDesk.Open(theirs, group: 1, ct);
        var product = new Side(desk, ours, isHot, options);
        var limit = new Side(least, theirs, isHot, options);
        for (var round = 0; round < WarmUps; round++)
        {
            _ = await product.Round(ct);
            _ = await limit.Round(ct);
        }

        await using var grouped =
            engine == DatabaseProvider.Sqlite ? await GroupedLimit.Open(isHot, options, ct) : null;
        var pair = await Alternation.Run(options.Rounds, () => product.Round(ct), async () =>
        {
            if (grouped is not null) await grouped.Round(ct);
            return await limit.Round(ct);
        });
        bench.Report.Add(Row.OfRates(Name, what, pair, "/s", Aim));
        bench.Report.Add(Row.Told(
            Name, $"　{options.Workers} workers always busy", $"{product.Last!.Latencies}", $"{limit.Last!.Latencies}"));
        bench.Report.Add(Row.Told(
            Name, "　processor time an order, without a server's", $"{product.Last!.ProcessorMillisecondsEach:0.00} ms",
            $"{limit.Last!.ProcessorMillisecondsEach:0.00} ms"));
        if (grouped is null) return;
        bench.Report.Add(Row.Told(
            Name, $"　limit with up to {GroupOfCommit} orders a commit", "", $"{Row.Short(grouped.PerSecond)} /s"));
    }

    /// <summary>What the file could do if the writer put waiting orders into one commit. It only informs: the pair's
    /// limit commits each order by itself.</summary>
    private sealed class GroupedLimit(OrderTown town, LeastFileDesk desk, Side side) : IAsyncDisposable
    {
        private readonly List<double> rates = [];

        public double PerSecond => Alternation.Median(rates);

        public static async Task<GroupedLimit> Open(bool isHot, BenchOptions options, CancellationToken ct)
        {
            var town = await OrderTown.Build(DatabaseProvider.Sqlite, options.Workers, ct);
            var desk = await LeastFileDesk.Open(town, GroupOfCommit, ct);
            return new(town, desk, new Side(desk, town, isHot, options));
        }

        public async Task Round(CancellationToken ct) => rates.Add(await side.Round(ct));

        public async ValueTask DisposeAsync()
        {
            await desk.DisposeAsync();
            await town.DisposeAsync();
        }
    }

    private sealed class Side(IOrderDesk desk, OrderTown town, bool isHot, BenchOptions options)
    {
        private readonly List<Basket> baskets =
            [.. Enumerable.Range(0, options.Workers).Select(worker => new Basket(town.Wares, isHot, seed: worker))];

        private int placed;

        public Shift? Last { get; private set; }

        /// <summary>Orders a second, checked row by row afterwards.</summary>
        public async Task<double> Round(CancellationToken ct)
        {
            Last = await Workers.Run(options.Workers, options.RoundLength, worker =>
            {
                var (first, second) = baskets[worker].Next();
                return desk.Place(worker, first, second);
            });
            placed += Last.Latencies.Count;
            Bench.CheckSame(placed, await town.CountWholeOrders(ct), "every order that was answered stands there");
            return Last.PerSecond;
        }
    }
}
