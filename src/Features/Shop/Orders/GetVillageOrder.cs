using VillageCloud.Data;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Orders;

namespace VillageCloud.Features.Shop.Orders;

/// <summary>One order as staff see it, with the address that the parcel goes to.</summary>
public sealed class GetVillageOrder(VillageDb db)
{
    public async Task<Outcome<OrderView>> Run(Query query, CancellationToken ct)
    {
        var found = await db.ViewsOf(db.Orders.Where(order => order.Number == query.Number), ct);
        return found.SingleOrDefault() is { } order ? order : new OrderNotFound();
    }

    public sealed record Query(string Number);
}
