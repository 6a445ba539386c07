using System.Diagnostics;
using VillageCloud.Benchmarks.Measuring;
using VillageCloud.Benchmarks.Reporting;
using VillageCloud.Benchmarks.Villages;
using VillageCloud.Data;
using VillageCloud.Features.Audit;
using VillageCloud.Features.Finance.Statements;

namespace VillageCloud.Benchmarks.Statements;

/// <summary>我家的账 of any household and month, in a village with a long history.</summary>
internal static class StatementSubject
{
    public const string Name = "statement";
    private const double AimMilliseconds = 50;
    private const double Percentile = 95;
    private const int Months = 24;
    private const int SalesAMonth = 14;
    private const int Asked = 400;
    private const int WarmUp = 100;

    /// <summary>All claims of the books ask for a while; they are checked where it is short.</summary>
    private const int MostToCheck = 20;

    public static async Task Run(Bench bench, CancellationToken ct)
    {
        foreach (var engine in bench.Options.Engines) await RunOn(engine, bench, ct);
    }

    private static async Task RunOn(DatabaseProvider engine, Bench bench, CancellationToken ct)
    {
        var households = bench.Options.Sellers;
        bench.Tell($"statement: {households} households, {Months} months on {Bench.NameOf(engine)}");
        await using var village = await BenchVillage.Found(engine, ct);
        var history = await LongHistory.Live(village, new(households, Months, SalesAMonth), ct);
        if (households <= MostToCheck)
        {
            foreach (var finding in await village.Run((CheckBooks feature) => feature.Run(ct)))
                Bench.Check(finding.Holds, $"the books hold: {finding.Detail}");
        }

        var chance = new Random(20261126);
        for (var left = WarmUp; left > 0; left--) _ = await Ask(village, history, chance, ct);
        var times = new List<long>();
        for (var left = bench.Options.IsSmoke ? 1 : Asked; left > 0; left--)
            times.Add(await Ask(village, history, chance, ct));
        var latencies = new Latencies(times);
        bench.Report.Add(Row.OfFigure(
            Name,
            $"{Bench.NameOf(engine)}, {history.JournalRows:N0} journal rows, {households} households: p95 of a month",
            latencies.At(Percentile), "ms", AimMilliseconds));
        bench.Report.Add(Row.Told(Name, "　one statement, of a month with its sales", latencies.ToString()));

        async Task<long> Ask(BenchVillage asked, LongHistory lived, Random any, CancellationToken token)
        {
            var (household, month) = (any.Next(households), any.Next(Months));
            var from = Stopwatch.GetTimestamp();
            var answer = await asked.Run((GetHouseholdStatement feature) =>
                feature.Run(new(lived.Household(household), lived.Period(month)), token));
            var took = Stopwatch.GetTimestamp() - from;
            var statement = answer.OrThrow();
            Bench.CheckSame(SalesAMonth, statement.Sales.Count, "the month's sales are on the statement");
            Bench.CheckSame(lived.Earned(household, month), statement.Goods.Earned, "what the household earned");
            return took;
        }
    }
}
