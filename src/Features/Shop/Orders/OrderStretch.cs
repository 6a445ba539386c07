using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Orders;

namespace VillageCloud.Features.Shop.Orders;

/// <summary>Where orders placed from some moment on lie, and their lines: none of either has a smaller id. By it both
/// engines read one stretch of each table instead of looking order by order.</summary>
internal sealed record OrderStretch(OrderId Order, OrderLineId Line)
{
    /// <summary>Null where there is none of these orders.</summary>
    public static async Task<OrderStretch?> Since(VillageDb db, DateTimeOffset since, CancellationToken ct)
    {
        if (await FirstSince(db, since, ct) is not { } first) return null;
        // Of all villages, which an index answers: whose a line is, only the table knows. No more is told than a bound.
        // Grouped, because SQLite walks all lines of the past to the first of these when it is asked for the smallest.
        var line = await db.Set<OrderLine>().IgnoreQueryFilters().Where(line => !(line.OrderId < first))
            .GroupBy(static _ => 1).Select(static all => (OrderLineId?)all.Min(line => line.Id))
            .FirstOrDefaultAsync(ct);
        return line is { } least ? new(first, least) : null;
    }

    /// <summary>The smallest id of these orders; null where there is none. An index has it.</summary>
    public static Task<OrderId?> FirstSince(VillageDb db, DateTimeOffset since, CancellationToken ct) =>
        db.Orders.Where(order => order.PlacedAt >= since).MinAsync(order => (OrderId?)order.Id, ct);
}
