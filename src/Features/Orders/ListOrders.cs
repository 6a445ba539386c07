using VillageCloud.Data;
using VillageCloud.Domain.Orders;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Orders;

/// <summary>The shopper's orders, the newest first, at most a hundred.</summary>
public sealed class ListOrders(VillageDb db)
{
    private const int Most = 100;

    public sealed record Query(ShopperId ShopperId, OrderStatus? Status = null);

    public async Task<IReadOnlyList<OrderView>> Run(Query query, CancellationToken ct)
    {
        var orders = db.Orders.Where(order => order.ShopperId == query.ShopperId);
        if (query.Status is { } status) orders = orders.Where(order => order.Status == status);
        return await db.ViewsOf(orders.OrderByDescending(order => order.PlacedAt).Take(Most), ct);
    }
}
