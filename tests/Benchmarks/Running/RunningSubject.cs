using System.Diagnostics;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using VillageCloud.Benchmarks.Measuring;
using VillageCloud.Benchmarks.Reporting;
using VillageCloud.Demo;
using VillageCloud.DevHost;

namespace VillageCloud.Benchmarks.Running;

/// <summary>The one-process edition as an operator meets it: how soon it answers, what the story takes, how much memory
/// it keeps after the story and after a stretch of mixed load.</summary>
internal static class RunningSubject
{
    public const string Name = "running";
    private const double AimStartSeconds = 3;
    private const double AimMegabytes = 350;
    private const int FullShelf = 1_000_000;

    public static async Task Run(Bench bench, CancellationToken ct)
    {
        using var folder = VillageFolder.Temporary();
        await Start(folder, bench, ct);
        if (bench.Options.PlaysStory) await Story(bench, ct);
        await MixedLoad(folder, bench, ct);
    }

    private static async Task Start(VillageFolder folder, Bench bench, CancellationToken ct)
    {
        bench.Tell($"running: {bench.Options.Starts} starts on an existing database");
        await using (var first = await VillageProcess.Start(folder.Shared(), ct)) await first.Stop(ct);
        var ready = new List<double>();
        var listed = new List<double>();
        for (var i = 0; i < bench.Options.Starts; i++)
        {
            var from = Stopwatch.GetTimestamp();
            await using var village = await VillageProcess.Start(folder.Shared(), ct);
            await CheckList(village.Url, ct);
            listed.Add(Stopwatch.GetElapsedTime(from).TotalSeconds);
            ready.Add(village.UntilReady.TotalSeconds);
            await village.Stop(ct);
        }

        bench.Report.Add(Row.OfFigure(
            Name, "start to first yes at /readyz", Alternation.Median(ready), "s", AimStartSeconds));
        bench.Report.Add(Row.OfFigure(
            Name, "start to first product list", Alternation.Median(listed), "s", AimStartSeconds));
    }

    private static async Task CheckList(Uri url, CancellationToken ct)
    {
        using var http = new HttpClient { BaseAddress = url };
        using var list = JsonDocument.Parse(
            await http.GetStringAsync(new Uri($"/v1/{DemoVillage.Slug}/products", UriKind.Relative), ct));
        Bench.Check(list.RootElement.GetArrayLength() > 0, "the first answer is a shelf with products");
    }

    private static async Task Story(Bench bench, CancellationToken ct)
    {
        bench.Tell("running: the story");
        var from = Stopwatch.GetTimestamp();
        await using var story = VillageProcess.PlayStory();
        using var memory = new MemoryWatch(story.Process);
        await story.Process.WaitForExitAsync(ct);
        var took = Stopwatch.GetElapsedTime(from);
        Bench.Check(story.Process.ExitCode == 0, $"the story holds:\n{story.Told}");
        bench.Report.Add(Row.Told(Name, "./run story, built", $"{took.TotalSeconds:0.0} s"));
        bench.Report.Add(Row.OfFigure(
            Name, $"memory after the story (highest {memory.Highest:0} MB)", memory.Last, "MB", AimMegabytes));
    }

    private static async Task MixedLoad(VillageFolder folder, Bench bench, CancellationToken ct)
    {
        bench.Tell($"running: mixed load for {bench.Options.MixedLoad}");
        await StockUp(folder, ct);
        await using var village = await VillageProcess.Start(folder.Shared(), ct);
        using var memory = new MemoryWatch(village.Process);
        await using var sandbox = await SandboxLink.Connect(village.Sandbox, ct);
        var done = await new MixedLoad(village.Url, sandbox).Run(bench.Options.MixedLoad, ct);
        memory.Sample();
        bench.Report.Add(Row.OfFigure(
            Name, $"memory after {bench.Options.MixedLoad.TotalMinutes:0.#} min of mixed load "
            + $"(highest {memory.Highest:0} MB)",
            memory.Last, "MB", AimMegabytes));
        bench.Report.Add(Row.Told(
            Name, "　that load", $"{done.Reads} reads, {done.Orders} orders, {done.Payments} paid", done.OrderLatency));
        await village.Stop(ct);
    }

    // The demo shelf would be empty after a few minutes, and refusals are another load than orders.
    private static async Task StockUp(VillageFolder folder, CancellationToken ct)
    {
        await using var connection = new SqliteConnection(
            $"Data Source={Path.Combine(folder.Path, "village.db")};Pooling=False");
        await connection.OpenAsync(ct);
        await using var stock = connection.CreateCommand();
        // With its movements, or the start that follows would miss them (verify.sql).
        stock.CommandText =
            "INSERT INTO stock_movements (cooperative_id, sku_id, pieces, reason, at) "
            + $"SELECT cooperative_id, id, {FullShelf} - stock, 'Counted', datetime('now') FROM skus "
            + $"WHERE stock <> {FullShelf}; UPDATE skus SET stock = {FullShelf}";
        Bench.Check(await stock.ExecuteNonQueryAsync(ct) > 0, "there is a shelf to fill");
    }
}
