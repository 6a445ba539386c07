using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Shop.Orders;

namespace VillageCloud.Features.Shop.Privacy;

/// <summary>查阅和复制 (个人信息保护法 art. 45): all that the village keeps of one shopper.</summary>
public sealed class TellMyData(VillageDb db, ListOrders orders)
{
    private const int AtOnce = 100;

    public async Task<Result> Run(Query query, CancellationToken ct)
    {
        var since = await db.Shoppers.AsNoTracking().Where(one => one.Id == query.Id)
            .Select(one => one.FirstSeenAt).SingleAsync(ct);
        var all = new List<OrderView>();
        IReadOnlyList<OrderView> page;
        do
        {
            page = (await orders.Run(new(query.Id, After: all.LastOrDefault()?.Number, Limit: AtOnce), ct)).OrThrow();
            all.AddRange(page);
        }
        while (page.Count == AtOnce);
        return new(since, all);
    }

    public sealed record Query(ShopperId Id);

    /// <param name="Since">When they were here first.</param>
    public sealed record Result(DateTimeOffset Since, IReadOnlyList<OrderView> Orders);
}
