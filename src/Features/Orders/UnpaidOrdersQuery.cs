using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using VillageCloud.Data;
using VillageCloud.Domain.Orders;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Orders;

/// <param name="Turn">Changes with each order of this shopper: who decides on these orders must be the next.</param>
internal sealed record UnpaidTurn(int Turn, UnpaidOrders Orders);

/// <summary>A shopper's unpaid orders, in one compiled statement. Somebody who has none costs one row.</summary>
internal static class UnpaidOrdersQuery
{
    /// <summary>No order waits longer for its payment, unless WeChat doesn't say.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    // One for each engine's model: a compiled query belongs to the model that it was compiled for.
    private static readonly ConcurrentDictionary<IModel, Query> Compiled = new();

    private delegate IAsyncEnumerable<Row> Query(VillageDb db, ShopperId shopper, DateTimeOffset since);

    public static async Task<UnpaidTurn> Find(
        VillageDb db, ShopperId shopper, DateTimeOffset now, CancellationToken ct)
    {
        var query = Compiled.GetOrAdd(db.Model, static _ => Compile());
        var rows = new List<Row>();
        await foreach (var row in query(db, shopper, now - Longest).WithCancellation(ct)) rows.Add(row);
        Invariant.Holds(rows.Count > 0, "who orders is known");
        var orders = rows.Where(static row => row.OrderId is not null).DistinctBy(static row => row.OrderId).ToList();
        return new(rows[0].Turn, new UnpaidOrders(
            orders.Count(static row => row.Status == OrderStatus.AwaitingPayment),
            orders.Count(row => row.PlacedAt > now.AddHours(-1)),
            rows.Where(static row => row.SkuId is not null).GroupBy(static row => row.SkuId!.Value)
                .ToDictionary(static group => group.Key, static group => group.Sum(row => row.Quantity ?? 0))));
    }

    private static Query Compile() => new(EF.CompileAsyncQuery(
        (VillageDb db, ShopperId shopper, DateTimeOffset since) =>
            from one in db.Shoppers.AsNoTracking()
            where one.Id == shopper
            from order in db.Orders.Where(order =>
                order.ShopperId == one.Id && order.PlacedAt >= since && order.PaidAt == null).DefaultIfEmpty()
            from line in db.OrderLines.Where(line =>
                line.OrderId == order.Id && order.Status == OrderStatus.AwaitingPayment).DefaultIfEmpty()
            select new Row(
                one.OrderTurn, (OrderId?)order.Id, (OrderStatus?)order.Status, (DateTimeOffset?)order.PlacedAt,
                (SkuId?)line.SkuId, (int?)line.Quantity)));

    private sealed record Row(
        int Turn, OrderId? OrderId, OrderStatus? Status, DateTimeOffset? PlacedAt, SkuId? SkuId, int? Quantity);
}
