using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using VillageCloud.Benchmarks.Measuring;
using VillageCloud.Benchmarks.Reporting;
using VillageCloud.Benchmarks.Villages;
using VillageCloud.Data;
using VillageCloud.Features.Audit;
using VillageCloud.Features.Finance.Settlement;

namespace VillageCloud.Benchmarks.Settlement;

/// <summary>Settling many due lines against a raw bulk insert of the same journal rows.</summary>
internal static class SettlementSubject
{
    public const string Name = "settlement";
    private const double Aim = 2;
    private const int LinesOfARun = 50_000;
    private const int SmallSize = 10_000;

    // Less than a second feels each commit: what is small is measured as often as was asked for, what takes long once.
    private const int MostForRounds = 100_000;
    private const int MostRounds = 3;

    // The runtime compiles anew what is called often: fewer lines would measure the first seconds of a process.
    private const int LinesOfWarmUp = 10_000;

    public static async Task Run(Bench bench, CancellationToken ct)
    {
        foreach (var engine in bench.Options.Engines)
        {
            var pairs = new List<Pair>();
            foreach (var count in bench.Options.Lines)
                pairs.Add(await RunOn(engine, count, isFirst: pairs.Count == 0, bench, ct));
            if (pairs.Count < 2) continue;
            var (least, most) = (bench.Options.Lines[0], bench.Options.Lines[^1]);
            var grown = (double)most / least;
            bench.Report.Add(Row.Told(
                Name,
                $"　{Bench.NameOf(engine)}: time a line, {most:N0} to {least:N0} (1 is linear)",
                $"{Row.Short(pairs[^1].Product / pairs[0].Product / grown)} ×",
                $"{Row.Short(pairs[^1].Limit / pairs[0].Limit / grown)} ×"));
        }
    }

    private static async Task<Pair> RunOn(
        DatabaseProvider engine, int count, bool isFirst, Bench bench, CancellationToken ct)
    {
        bench.Tell($"settlement: {count:N0} lines on {Bench.NameOf(engine)}");
        var growth = new List<Growth>();
        var rounds = count <= SmallSize ? bench.Options.Rounds
            : count <= MostForRounds ? Math.Min(bench.Options.Rounds, MostRounds)
            : 1;
        // The compiler's work is no part of either side.
        if (isFirst && !bench.Options.IsSmoke)
            _ = await Both(engine, Math.Min(count, LinesOfWarmUp), isOursFirst: true, [], ct);
        var (ours, theirs) = (new List<double>(), new List<double>());
        for (var round = 0; round < rounds; round++)
        {
            var (settled, inserted) = await Both(engine, count, isOursFirst: round % 2 == 0, growth, ct);
            ours.Add(settled);
            theirs.Add(inserted);
        }

        var pair = Alternation.Compare(ours, theirs);
        bench.Report.Add(Row.OfTimes(Name, $"{Bench.NameOf(engine)}, {count:N0} lines", pair, Aim));
        bench.Report.Add(Row.Told(
            Name, "　lines a second; memory added in all, and by the second half of the lines",
            $"{Row.Short(count / pair.Product)} /s; +{growth.Max(static one => one.InAll):0} MB, "
            + $"+{growth.Max(static one => one.InSecondHalf):0} MB",
            $"{Row.Short(count / pair.Limit)} /s"));
        return pair;
    }

    private static async Task<(double Settled, double Inserted)> Both(
        DatabaseProvider engine, int count, bool isOursFirst, List<Growth> growth, CancellationToken ct)
    {
        await using var ours = await BenchVillage.Found(engine, ct);
        await using var theirs = await BenchVillage.Found(engine, ct);
        _ = await DueSales.Sell(ours, count, ct);
        var due = await DueSales.Sell(theirs, count, ct);

        var settled = isOursFirst ? await Settle() : 0;
        GC.Collect();
        var from = Stopwatch.GetTimestamp();
        await RawJournal.Insert(theirs, due, ct);
        var inserted = Stopwatch.GetElapsedTime(from).TotalSeconds;
        if (!isOursFirst) settled = await Settle();
        await CheckJournals(ours, theirs, count, ct);
        return (settled, inserted);

        async Task<double> Settle()
        {
            GC.Collect();
            using var process = Process.GetCurrentProcess();
            using var watch = new MemoryWatch(process);
            var begun = Stopwatch.GetTimestamp();
            var (lines, firstHalf) = (0, watch.First);
            while (lines % LinesOfARun == 0 && await SettleRun(ours, ct) is var more and > 0)
            {
                lines += more;
                if (lines - more < count / 2) firstHalf = watch.Highest;
            }

            Bench.CheckSame(count, lines, "every due line is settled");
            var took = Stopwatch.GetElapsedTime(begun).TotalSeconds;
            growth.Add(new(watch.Highest - watch.First, watch.Highest - firstHalf));
            return took;
        }
    }

    private static async Task<int> SettleRun(BenchVillage village, CancellationToken ct) =>
        (await village.Run((SettleDueSales feature) => feature.Run(new(LinesOfARun), ct))).OrThrow().Lines;

    /// <summary>Both journals say the same, and ours explains itself.</summary>
    private static async Task CheckJournals(BenchVillage ours, BenchVillage theirs, int count, CancellationToken ct)
    {
        var (mine, raw) = (await ByAccount(ours, ct), await ByAccount(theirs, ct));
        Bench.CheckSame(string.Join('\n', raw), string.Join('\n', mine), "both journals hold the same per account");
        Bench.CheckSame(0, mine.Sum(static account => account.Fen), "debits equal credits");
        Bench.CheckSame(
            count,
            await ours.Look(db => db.JournalEntries.CountAsync(
                static entry => entry.BusinessKey.StartsWith("settle:"), ct)),
            "one entry a line");
        Bench.CheckSame(count, await ours.Look(db => db.SalePostings.CountAsync(ct)), "one settlement a line");
        if (count > SmallSize) return;
        foreach (var finding in await ours.Run((CheckBooks feature) => feature.Run(ct)))
            Bench.Check(finding.Holds, $"the books hold: {finding.Detail}");
    }

    private static Task<List<AccountSum>> ByAccount(BenchVillage village, CancellationToken ct) =>
        village.Look(db => db.JournalLines.GroupBy(static line => line.AccountCode)
            .OrderBy(static group => group.Key)
            .Select(static group => new AccountSum(
                group.Key, group.Count(), group.Sum(static line => line.Amount.Fen)))
            .ToListAsync(ct));

    /// <summary>MB of the process: what it grew by while it settled, and the part of it that came with the second half
    /// of the lines, which is nothing where memory is flat.</summary>
    private sealed record Growth(double InAll, double InSecondHalf);

    private sealed record AccountSum(string Code, int Lines, long Fen);
}
