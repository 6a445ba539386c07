using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Shop.Orders;
using VillageCloud.Features.People.Alarms;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Shop.Orders;

/// <summary>Closes the orders whose time to pay is over, one by one.</summary>
public sealed class CloseUnpaidOrders(VillageDb db, CloseUnpaidOrder close, Worklist list, TimeProvider clock)
{
    private static readonly Worklist.List Orders = new("order", "关闭未付款的订单");

    private const int MostAtOnce = 200;

    public sealed record Command;

    /// <returns>Done: closed, or found paid after all. Left: WeChat didn't say; next time.</returns>
    public async Task<Tally> Run(Command command, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var postponed = await list.Postponed(Orders, ct);
        var overdue = await db.Orders.AsNoTracking()
            .Where(order => order.Status == OrderStatus.AwaitingPayment && order.PayBefore <= now
                && !postponed.Contains(order.Number))
            .OrderBy(order => order.PayBefore).Take(MostAtOnce).Select(order => order.Number).ToListAsync(ct);
        return await list.WorkOff(Orders, overdue, static number => number, number => Close(number, ct), ct);
    }

    private async Task<string?> Close(string number, CancellationToken ct)
    {
        var closing = await close.Run(new(number), ct);
        if (closing.Refusal is { } refusal) return refusal.Code;
        return closing.Value == CloseUnpaidOrder.Result.Unclear ? "unclear" : null;
    }
}
