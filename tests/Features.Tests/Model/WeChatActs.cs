using Microsoft.EntityFrameworkCore;
using VillageCloud.Domain.Finance.Payments;
using VillageCloud.Domain.Finance.Payouts;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shop.Orders;

namespace VillageCloud.Features.Tests.Model;

/// <summary>What people do in WeChat, and what WeChat decides.</summary>
internal sealed class WeChatActs(Play play)
{
    public IEnumerable<Act> All =>
    [
        new(8, "receive", Receive), new(8, "take a transfer", Take), new(4, "decide a refund", Decide),
    ];

    public async Task<bool> Receive()
    {
        var number = await play.Pick(db => db.Orders.Where(one => one.Status == OrderStatus.Shipped
            && db.Shipments.Any(shipment => shipment.OrderId == one.Id && shipment.ReportedAt != null))
            .OrderBy(one => one.Id).Select(one => one.Number));
        return number is not null && await play.AtThePhone(
            $"{number[^4..]} is received", "user/confirm-receive", new { outTradeNo = number });
    }

    /// <summary>A payee who sees the transfer confirms it, whatever we think of it.</summary>
    public async Task<bool> Take()
    {
        var payout = await play.Pick(db => db.Payouts.AsNoTracking().Where(one => one.Channel == PayoutChannel.WeChat
            && one.Status != PayoutStatus.Drafted && one.Status != PayoutStatus.Succeeded).OrderBy(one => one.Id));
        return payout is not null && await play.AtThePhone(
            $"the transfer {payout.OutBillNo[^4..]} is taken", "user/confirm-transfer",
            new { outBillNo = payout.OutBillNo, @as = payout.Target.OpenId });
    }

    private async Task<bool> Decide()
    {
        var number = await play.Pick(db => db.Refunds
            .Where(one => one.Status == RefundStatus.Accepted || one.Status == RefundStatus.Abnormal)
            .OrderBy(one => one.Id).Select(one => one.OutRefundNo));
        if (number is null) return false;
        var status = play.OneOf<string>(["SUCCESS", "ABNORMAL", "CLOSED"]);
        return await play.AtThePhone(
            $"the refund {number[^4..]} becomes {status}", $"refunds/{number}/settle", new { status });
    }
}
