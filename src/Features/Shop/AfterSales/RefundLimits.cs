using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Payments;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Orders;

namespace VillageCloud.Features.Shop.AfterSales;

/// <summary>What other refunds of an order mean for one that waits.</summary>
internal static class RefundLimits
{
    private static readonly RefundStatus[] NeverSent = [RefundStatus.Requested, RefundStatus.Declined];

    /// <summary>Those that WeChat has, or will get.</summary>
    public static Task<int> CountRefunds(this VillageDb db, Order order, CancellationToken ct) =>
        db.Refunds.CountAsync(one => one.OrderId == order.Id && !NeverSent.Contains(one.Status), ct);

    /// <summary>Why one that waits may not be sent now.</summary>
    public static async Task<Refusal?> RefuseToSend(
        this VillageDb db, SoldOrder sold, Refund refund, DateTimeOffset now, CancellationToken ct)
    {
        var othersWait = await db.Refunds.AnyAsync(
            one => one.OrderId == refund.OrderId && one.Id != refund.Id && one.Status == RefundStatus.Requested, ct);
        if (sold.StandBy(refund.Parts, othersWait).Refusal is { } refusal) return refusal;
        return sold.MayGoBack(await db.CountRefunds(sold.Order, ct), now).Refusal;
    }
}
