using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Orders;

namespace VillageCloud.Features.Shop.Orders;

/// <summary>The shopper's orders, the newest first.</summary>
public sealed class ListOrders(VillageDb db)
{
    /// <param name="After">The number of the last order that is known already; null from the newest.</param>
    /// <param name="Limit">At most so many.</param>
    public sealed record Query(ShopperId ShopperId, OrderStatus? Status = null, string? After = null, int Limit = 100);

    /// <returns><see cref="OrderNotFound"/> when the shopper has no order <c>After</c>.</returns>
    public async Task<Outcome<IReadOnlyList<OrderView>>> Run(Query query, CancellationToken ct)
    {
        var mine = db.Orders.Where(order => order.ShopperId == query.ShopperId);
        var orders = query.Status is { } status ? mine.Where(order => order.Status == status) : mine;
        if (query.After is { } number)
        {
            var last = await mine.Where(order => order.Number == number)
                .Select(order => new { order.PlacedAt, order.Id }).SingleOrDefaultAsync(ct);
            if (last is null) return new OrderNotFound();
            orders = orders.Where(order =>
                order.PlacedAt < last.PlacedAt || (order.PlacedAt == last.PlacedAt && order.Id < last.Id));
        }

        orders = orders.OrderByDescending(order => order.PlacedAt).ThenByDescending(order => order.Id);
        return await db.ViewsOf(orders.Take(query.Limit), ct);
    }
}
