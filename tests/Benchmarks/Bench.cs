using VillageCloud.Benchmarks.Reporting;
using VillageCloud.Data;

namespace VillageCloud.Benchmarks;

/// <summary>What every subject is given: how much to do, where to write its rows, whom to tell how it goes.</summary>
public sealed record Bench(BenchOptions Options, Report Report, Action<string> Tell)
{
    public static string NameOf(DatabaseProvider engine) => engine == DatabaseProvider.MySql ? "MariaDB" : "SQLite";

    /// <summary>A figure that comes from wrong work is worth nothing: the run ends here.</summary>
    /// <exception cref="CheckFailedException">The claim doesn't hold.</exception>
    public static void Check(bool claim, string what)
    {
        if (!claim) throw new CheckFailedException(what);
    }

    public static void CheckSame<T>(T expected, T actual, string what) =>
        Check(EqualityComparer<T>.Default.Equals(expected, actual), $"{what}: expected {expected}, but is {actual}");
}

/// <summary>Something was fast and wrong.</summary>
public sealed class CheckFailedException(string message) : Exception(message);
