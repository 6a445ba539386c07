using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using VillageCloud.Data;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Orders;

namespace VillageCloud.Features.Shop.Orders;

/// <summary>A shopper's unpaid orders, asked for where <see cref="WareQuery"/> has seen that there are any.</summary>
/// <remarks>Compiled, because a shopper waits for it, and so does everybody behind them.</remarks>
internal static class UnpaidOrdersQuery
{
    /// <summary>No order waits longer for its payment, unless WeChat doesn't say.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(1);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    // One for each engine's model: a compiled query belongs to the model that it was compiled for.
    private static readonly ConcurrentDictionary<IModel, (OrdersOf Orders, LinesOf Lines)> Compiled = new();

    private delegate IAsyncEnumerable<OrderRow> OrdersOf(
        VillageDb db, ShopperId shopper, DateTimeOffset since, DateTimeOffset hour);

    private delegate IAsyncEnumerable<LineRow> LinesOf(VillageDb db, ShopperId shopper, DateTimeOffset since);

    public static async Task<UnpaidOrders> Find(
        VillageDb db, ShopperId shopper, DateTimeOffset now, CancellationToken ct)
    {
        var (ordersOf, linesOf) = Compiled.GetOrAdd(db.Model, static _ => Compile());
        var (waiting, hour) = (0, 0);
        await foreach (var row in ordersOf(db, shopper, now - Longest, now - Hour).WithCancellation(ct))
        {
            if (row.Status == OrderStatus.AwaitingPayment) waiting++;
            if (row.PlacedAt > now - Hour) hour++;
        }

        var held = new Dictionary<SkuId, int>();
        if (waiting > 0)
        {
            await foreach (var row in linesOf(db, shopper, now - Longest).WithCancellation(ct))
                held[row.SkuId] = held.GetValueOrDefault(row.SkuId) + row.Quantity;
        }

        return new(waiting, hour, held);
    }

    private static (OrdersOf Orders, LinesOf Lines) Compile() => (
        new(EF.CompileAsyncQuery(
            (VillageDb db, ShopperId shopper, DateTimeOffset since, DateTimeOffset hour) =>
                from order in db.Orders.AsNoTracking()
                where order.ShopperId == shopper && order.PlacedAt >= since && order.PaidAt == null
                    && (order.Status == OrderStatus.AwaitingPayment || order.PlacedAt > hour)
                select new OrderRow(order.Status, order.PlacedAt))),
        new(EF.CompileAsyncQuery(
            (VillageDb db, ShopperId shopper, DateTimeOffset since) =>
                from order in db.Orders.AsNoTracking()
                where order.ShopperId == shopper && order.PlacedAt >= since
                    && order.Status == OrderStatus.AwaitingPayment
                join line in db.OrderLines on order.Id equals line.OrderId
                select new LineRow(line.SkuId, line.Quantity))));

    private sealed record OrderRow(OrderStatus Status, DateTimeOffset PlacedAt);

    private sealed record LineRow(SkuId SkuId, int Quantity);
}
