using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Orders;

namespace VillageCloud.Features.Shop.Orders;

internal static class OrderReading
{
    /// <summary>The shopper's own order; null when there is none, or when it is somebody else's.</summary>
    public static async Task<OrderView?> FindOrder(
        this VillageDb db, ShopperId shopper, string number, CancellationToken ct)
    {
        var mine = db.Orders.Where(order => order.ShopperId == shopper && order.Number == number);
        return (await db.ViewsOf(mine, ct)).SingleOrDefault();
    }

    /// <summary>The views of these orders, the newest first.</summary>
    public static async Task<List<OrderView>> ViewsOf(
        this VillageDb db, IQueryable<Order> orders, CancellationToken ct)
    {
        var found = await orders.AsNoTracking().Include(order => order.Lines)
            .OrderByDescending(order => order.PlacedAt).ThenByDescending(order => order.Id).AsSplitQuery()
            .ToListAsync(ct);
        var ids = found.ConvertAll(order => order.Id);
        var makers = found.SelectMany(order => order.Lines).Select(line => line.HouseholdId).Distinct().ToList();
        var households = await db.Households.AsNoTracking().Where(household => makers.Contains(household.Id))
            .Select(household => new { household.Id, household.Name })
            .ToDictionaryAsync(household => household.Id, household => household.Name, ct);
        var refunds = (await db.Refunds.AsNoTracking().Where(refund => ids.Contains(refund.OrderId))
            .OrderBy(refund => refund.Id).ToListAsync(ct)).ToLookup(refund => refund.OrderId);
        var shipments = await db.Shipments.AsNoTracking().Include(one => one.Parcels)
            .Where(shipment => ids.Contains(shipment.OrderId))
            .ToDictionaryAsync(shipment => shipment.OrderId, ct);
        var numbers = found.ConvertAll(order => order.Number);
        var sales = (await db.Sales.AsNoTracking().Where(sale => numbers.Contains(sale.Document)).ToListAsync(ct))
            .ToLookup(sale => sale.Document, StringComparer.Ordinal);
        return found.ConvertAll(order => OrderView.From(
            new(order, [.. sales[order.Number]]), [.. refunds[order.Id]], shipments.GetValueOrDefault(order.Id),
            households));
    }
}
