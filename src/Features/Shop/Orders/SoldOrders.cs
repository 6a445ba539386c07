using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Shop.Orders;

namespace VillageCloud.Features.Shop.Orders;

internal static class SoldOrders
{
    /// <summary>The order with its lines and its sales, to be changed; null when there is none.</summary>
    public static async Task<SoldOrder?> FindSold(
        this VillageDb db, Expression<Func<Order, bool>> which, CancellationToken ct)
    {
        var order = await db.Orders.Include(order => order.Lines).SingleOrDefaultAsync(which, ct);
        if (order is null) return null;
        return new(order, await db.Sales.Where(sale => sale.Document == order.Number).ToListAsync(ct));
    }
}
