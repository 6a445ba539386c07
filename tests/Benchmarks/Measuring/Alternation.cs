using VillageCloud.Benchmarks.Reporting;

namespace VillageCloud.Benchmarks.Measuring;

/// <summary>Both sides of a pair in turn, A B B A A B …, in one run on one machine: absolute figures are noise there,
/// and what disturbs the machine disturbs neighbours alike.</summary>
internal static class Alternation
{
    /// <param name="product">One round of ours; gives its figure.</param>
    /// <param name="limit">One round of the limit.</param>
    public static async Task<Pair> Run(int rounds, Func<Task<double>> product, Func<Task<double>> limit)
    {
        var ours = new List<double>();
        var theirs = new List<double>();
        for (var round = 0; round < rounds; round++)
        {
            var isOursFirst = round % 2 == 0;
            if (isOursFirst) ours.Add(await product());
            theirs.Add(await limit());
            if (!isOursFirst) ours.Add(await product());
        }

        return Compare(ours, theirs);
    }

    public static Pair Run(int rounds, Func<double> product, Func<double> limit) => Run(
        rounds, () => Task.FromResult(product()), () => Task.FromResult(limit())).GetAwaiter().GetResult();

    /// <summary>Rounds that somebody else has alternated.</summary>
    public static Pair Compare(IReadOnlyList<double> ours, IReadOnlyList<double> theirs)
    {
        var ratios = ours.Zip(theirs, static (one, other) => one / other).ToList();
        return new Pair(Median(ours), Median(theirs), Median(ratios), ratios.Min(), ratios.Max());
    }

    public static double Median(IEnumerable<double> figures)
    {
        var sorted = figures.Order().ToList();
        var middle = sorted.Count / 2;
        return sorted.Count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
