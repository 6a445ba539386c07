using VillageCloud.Admin.Kit;
using VillageCloud.Domain.AfterSales;
using VillageCloud.Domain.Orders;
using VillageCloud.Features.Orders;

namespace VillageCloud.Admin.Pages.Orders;

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

    public static (string Text, Tone Tone) Of(RefundStatus status) => status switch
    {
        RefundStatus.Requested => ("待复核", Tone.Waiting),
        RefundStatus.Declined => ("已退回", Tone.Calm),
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
        _ => "退款到账",
    };
}
