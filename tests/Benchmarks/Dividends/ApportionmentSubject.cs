using System.Diagnostics;
using VillageCloud.Benchmarks.Measuring;
using VillageCloud.Benchmarks.Reporting;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Benchmarks.Dividends;

/// <summary>Dividing a pool among very many households, to the fen.</summary>
internal static class ApportionmentSubject
{
    public const string Name = "apportionment";
    private const int Rounds = 5;
    private const double AimSeconds = 0.5;
    private const long PoolFen = 987_654_321_07;

    public static Task Run(Bench bench, CancellationToken ct)
    {
        var households = bench.Options.Households;
        bench.Tell($"apportionment: {households:N0} households");
        var chance = new Random(20261124);
        var weights = Enumerable.Range(1, households)
            .Select(number => new Weight(number, chance.NextInt64(1, 10_000_000))).ToList();
        _ = Divide(weights);
        var times = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            ct.ThrowIfCancellationRequested();
            times.Add(Divide(weights));
        }

        bench.Report.Add(Row.OfFigure(
            Name, $"{households:N0} households", Alternation.Median(times), "s", AimSeconds));
        return Task.CompletedTask;
    }

    private static double Divide(List<Weight> weights)
    {
        var from = Stopwatch.GetTimestamp();
        var shares = Apportionment.Of(new Money(PoolFen), weights);
        var took = Stopwatch.GetElapsedTime(from).TotalSeconds;
        Bench.CheckSame(PoolFen, shares.Sum(static share => share.Amount.Fen), "the shares add up to the pool");
        Bench.Check(shares.All(static share => share.Amount.Fen >= 0), "nobody pays for a dividend");
        return took;
    }
}
