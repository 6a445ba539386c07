using VillageCloud.Data;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Orders;

namespace VillageCloud.Features.Shop.Orders;

/// <summary>One order of this shopper; somebody else's isn't there.</summary>
public sealed class GetOrder(VillageDb db)
{
    public sealed record Query(ShopperId ShopperId, string Number);

    public async Task<Outcome<OrderView>> Run(Query query, CancellationToken ct) =>
        await db.FindOrder(query.ShopperId, query.Number, ct) is { } order ? order : new OrderNotFound();
}
