using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using VillageCloud.Benchmarks.Measuring;
using VillageCloud.Benchmarks.Reporting;
using VillageCloud.Data;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Shop.Orders;

namespace VillageCloud.Benchmarks.Orders;

/// <summary>Many buyers at the same moment for a few pieces of one SKU: as many orders as pieces, everybody else is
/// told that it is sold out, and nothing is lost between stock and orders.</summary>
internal static class LastPiecesSubject
{
    public const string Name = "last-pieces";
    private const string SoldOut = "catalog.out_of_stock";

    public static async Task Run(Bench bench, CancellationToken ct)
    {
        foreach (var engine in bench.Options.Engines) await RunOn(engine, bench, ct);
    }

    private static async Task RunOn(DatabaseProvider engine, Bench bench, CancellationToken ct)
    {
        var (buyers, pieces) = (bench.Options.Buyers, bench.Options.Pieces);
        bench.Tell($"last pieces: {buyers} buyers for {pieces} on {Bench.NameOf(engine)}");
        await using var town = await OrderTown.Build(engine, buyers, ct);
        var rare = new SkuId(town.Wares[^1].SkuId);
        // Past the door of stock and without a movement: of this village only orders are counted.
        _ = await town.Village.Look(db => db.Skus.Where(sku => sku.Id == rare)
            .ExecuteUpdateAsync(set => set.SetProperty(sku => sku.Stock, pieces), ct));
        var quote = await town.Village.Run((QuoteOrder feature) =>
            feature.Run(new(town.Shoppers[0], [new(rare, 1)], OrderTown.Address), ct));
        var total = quote.OrThrow().Total;

        // All wait at the door; whoever gets a thread late has waited since it opened, like everybody else.
        var door = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var opened = 0L;
        var wishes = town.Shoppers.Select(async shopper =>
        {
            await door.Task;
            await Task.Yield();
            var said = await Buy(town, shopper, rare, total, ct);
            return (Said: said, Took: Stopwatch.GetTimestamp() - opened);
        }).ToList();
        opened = Stopwatch.GetTimestamp();
        door.SetResult();
        var answers = await Task.WhenAll(wishes);
        var took = Stopwatch.GetElapsedTime(opened);

        var placed = answers.Count(static answer => answer.Said.Length == 0);
        var others = answers.Select(static answer => answer.Said).Where(static said => said.Length > 0)
            .GroupBy(static said => said).ToDictionary(static group => group.Key, static group => group.Count());
        var orders = await town.Village.Look(db => db.Orders.CountAsync(ct));
        var left = await town.Village.Look(db => db.Skus.Where(sku => sku.Id == rare)
            .Select(static sku => sku.Stock).SingleAsync(ct));
        Bench.CheckSame(pieces, orders + left, "no piece is lost between stock and orders");
        Bench.CheckSame(orders, placed, "every order was answered with yes");
        bench.Report.Add(new Row(
            Name, $"{buyers} buyers, {pieces} pieces, {Bench.NameOf(engine)}",
            $"{orders} orders, {left} left, {Told(others)}; {took.TotalSeconds:0.0} s, "
            + $"{new Latencies(answers.Select(static answer => answer.Took))}",
            "", "", $"{pieces} orders, {buyers - pieces} × sold out",
            orders == pieces && others.GetValueOrDefault(SoldOut) == buyers - pieces));
    }

    /// <summary>Empty, or why not: the refusal's code, or the exception that a shopper would have met as a
    /// failure.</summary>
    private static async Task<string> Buy(
        OrderTown town, ShopperId shopper, SkuId sku, Money total, CancellationToken ct)
    {
        try
        {
            var placed = await town.Village.Run((PlaceOrder feature) => feature.Run(
                new(IdempotencyKey.New(), shopper, [new(sku, 1)], OrderTown.Address, total), ct));
            return placed.Refusal?.Code ?? "";
        }
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            return failed.GetType().Name;
        }
    }

    private static string Told(Dictionary<string, int> others) =>
        string.Join(", ", others.Select(static pair => $"{pair.Value} × {pair.Key}"));
}
