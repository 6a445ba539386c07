using VillageCloud.Data;

namespace VillageCloud.Benchmarks;

/// <summary>How much of everything. The defaults are a run whose figures mean something; <see cref="Smoke"/> only asks
/// whether every subject still runs to its end with its checks passed.</summary>
public sealed record BenchOptions
{
    public static readonly BenchOptions Smoke = new()
    {
        IsSmoke = true, Rounds = 1, RoundLength = TimeSpan.FromMilliseconds(300), Lines = [200], Households = 10_000,
        MixedLoad = TimeSpan.FromSeconds(3), Buyers = 30, Pieces = 10, Starts = 1, Connections = 4,
        Sellers = 10, BillRows = 400, Circuits = 2, PageTurns = 4, Listed = (40, 60, 1_200), Asked = 1,
    };

    public bool IsSmoke { get; init; }

    /// <summary>Each side of a pair is measured so often, alternately, after a warm-up of each.</summary>
    public int Rounds { get; init; } = 5;

    public TimeSpan RoundLength { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>Connections of the HTTP driver.</summary>
    public int Connections { get; init; } = 32;

    /// <summary>Tasks that place orders at once.</summary>
    public int Workers { get; init; } = 16;

    /// <summary>How many due lines are settled, one size after the other.</summary>
    public IReadOnlyList<int> Lines { get; init; } = [10_000, 100_000];

    public int Households { get; init; } = 1_000_000;

    public TimeSpan MixedLoad { get; init; } = TimeSpan.FromMinutes(1);

    public int Buyers { get; init; } = 500;

    public int Pieces { get; init; } = 100;

    public int Starts { get; init; } = 5;

    /// <summary>Households with two years of sales behind them.</summary>
    public int Sellers { get; init; } = 500;

    /// <summary>Rows of one day's fund bill.</summary>
    public int BillRows { get; init; } = 100_000;

    /// <summary>Pages of the console that people have open at once.</summary>
    public int Circuits { get; init; } = 50;

    public int PageTurns { get; init; } = 200;

    /// <summary>What the big lists are of.</summary>
    public (int Households, int Products, int Orders) Listed { get; init; } = (10_000, 100_000, 1_000_000);

    /// <summary>How often each question is asked of a list.</summary>
    public int Asked { get; init; } = 20;

    /// <summary>The story can't be made small, and EndToEnd.Tests play it anyway.</summary>
    public bool PlaysStory => !IsSmoke;

    public IReadOnlyList<DatabaseProvider> Engines { get; init; } = [DatabaseProvider.MySql, DatabaseProvider.Sqlite];
}
