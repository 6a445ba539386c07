using VillageCloud.Domain.Finance.Payments;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Orders;
using VillageCloud.Features.Shop.AfterSales;
using VillageCloud.Features.Shop.Orders;

namespace VillageCloud.Admin.Pages.Shop.Orders;

internal static class OrderWords
{
    public static (string Text, Tone Tone) Of(OrderStatus status) => status switch
    {
        OrderStatus.AwaitingPayment => ("待支付", Tone.Waiting),
        OrderStatus.Paid => ("待发货", Tone.Moving),
        OrderStatus.Shipped => ("已发货", Tone.Moving),
        OrderStatus.Completed => ("已完成", Tone.Good),
        _ => ("已关闭", Tone.Calm),
    };

    /// <summary>An order that was paid and went back whole is not one that nobody paid.</summary>
    public static (string Text, Tone Tone) Of(OrderView order) =>
        order.Status == OrderStatus.Closed && order.Refunded > Money.Zero
            ? ("已全额退款", Tone.Calm)
            : Of(order.Status);

    public static (string Text, Tone Tone) Of(ListVillageOrders.OrderRow row) => row switch
    {
        { Status: OrderStatus.Closed } when row.Refunded > Money.Zero => ("已全额退款", Tone.Calm),
        { HasShippingTrouble: true } => ("发货信息被微信退回", Tone.Bad),
        _ => Of(row.Status),
    };

    public static (string Text, Tone Tone) Of(RefundView refund) => refund.Status switch
    {
        RefundStatus.Declined when refund.DeclineReason is null => ("已撤回", Tone.Calm),
        _ => Of(refund.Status),
    };

    /// <summary>The parts of the amount, where there are any.</summary>
    public static string PartsOf(RefundView refund)
    {
        string[] parts =
        [
            refund.Freight > Money.Zero ? $"含运费 {refund.Freight} 元" : "",
            refund.Pieces > 0 ? $"{refund.Pieces} 件不发" : "",
        ];
        var words = string.Join("，", parts.Where(part => part.Length > 0));
        return words.Length == 0 ? "" : $"（{words}）";
    }

    public static (string Text, Tone Tone) Of(RefundStatus status) => status switch
    {
        RefundStatus.Requested => ("待复核", Tone.Waiting),
        RefundStatus.Declined => ("已驳回", Tone.Bad),
        RefundStatus.Succeeded => ("已退款", Tone.Good),
        RefundStatus.Closed => ("已关闭", Tone.Calm),
        RefundStatus.Abnormal => ("退款异常", Tone.Bad),
        _ => ("退款中", Tone.Moving),
    };

    public static string Of(OrderMoment moment) => moment switch
    {
        OrderMoment.Placed => "下单",
        OrderMoment.Paid => "付款",
        OrderMoment.Shipped => "发货",
        OrderMoment.Completed => "微信结算，交易完成",
        OrderMoment.Closed => "关闭",
        OrderMoment.RefundRequested => "发起退款",
        OrderMoment.RefundDeclined => "退款被驳回",
        _ => "退款到账",
    };
}
