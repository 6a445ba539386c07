using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Payments;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Orders;
using VillageCloud.Features.People.Alarms;
using VillageCloud.Features.Shop.Orders;

namespace VillageCloud.Features.Shop.AfterSales;

internal static class RefundEnds
{
    private const string LeftOver = "refund.left_over";

    /// <summary>A final "no": what was reserved is free again. Works inside a unit of work.</summary>
    public static async Task FreeAgain(
        this VillageDb db, SoldOrder sold, Refund refund, DateTimeOffset now, CancellationToken ct)
    {
        var order = sold.Order;
        if (sold.LineOf(refund.SaleId) is not { } line)
        {
            order.ReleaseLateRefund();
            return;
        }

        sold.ReleaseRefund(line, refund.Parts);
        // Another refund took all pieces out of the parcel and counted on this one for the rest of the money.
        if (order.Status != OrderStatus.Paid || !sold.KeepsMoneyForNothing(line)) return;
        await db.RaiseAlarm(
            new(
                LeftOver, order.Number,
                $"订单 {order.Number} 的“{line.Title}”已经不发货了，还有 {sold.RefundableOf(line)} 元没有退给顾客，请再申请退款"), now, ct);
    }

    /// <summary>The money is back: what somebody was called to the order for may be over by it. Works inside a unit of
    /// work.</summary>
    public static async Task EndWhatIsMadeGood(
        this VillageDb db, SoldOrder sold, Refund refund, DateTimeOffset now, CancellationToken ct)
    {
        string[] codes = [OrderPaid.Late, LeftOver, ConfirmRefund.Refused, ConfirmRefund.Closed];
        var number = sold.Order.Number;
        var open = await db.Alarms
            .Where(one => one.Subject == number && one.ClosedAt == null && codes.Contains(one.Code)).ToListAsync(ct);
        foreach (var alarm in open)
        {
            var isOver = alarm.Code switch
            {
                OrderPaid.Late => refund.SaleId is null,
                LeftOver => !sold.Order.Lines.Any(sold.KeepsMoneyForNothing),
                _ => await IsMadeGood(db, refund, alarm.RaisedAt, ct),
            };
            if (isOver) alarm.End(now);
        }
    }

    /// <summary>Of each sale, what was sent since it was told brought back as much as what came to nothing.</summary>
    private static async Task<bool> IsMadeGood(
        VillageDb db, Refund refund, DateTimeOffset toldAt, CancellationToken ct)
    {
        var others = await db.Refunds.AsNoTracking()
            .Where(one => one.OrderId == refund.OrderId && one.Id != refund.Id
                && (one.Status == RefundStatus.Closed || one.Status == RefundStatus.Succeeded)).ToListAsync(ct);
        var back = others.Where(static one => one.Status == RefundStatus.Succeeded).Append(refund)
            .Where(one => one.SentAt >= toldAt).ToLookup(static one => one.SaleId, static one => one.Amount);
        // One that was sent later and came to nothing, too, is another try for the same money.
        return others.Where(one => one.Status == RefundStatus.Closed && one.SentAt <= toldAt)
            .GroupBy(static one => one.SaleId)
            .All(lost => Money.Sum(lost.Select(static one => one.Amount)) <= Money.Sum(back[lost.Key]));
    }
}
