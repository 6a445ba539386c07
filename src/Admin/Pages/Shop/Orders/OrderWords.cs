using Microsoft.AspNetCore.Components;
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

    /// <summary>Null where nothing went back.</summary>
    public static (string Text, Tone Tone)? Of(RefundMark mark) => mark switch
    {
        RefundMark.Open => ("退款没完", Tone.Waiting),
        RefundMark.Partly => ("退过一部分", Tone.Calm),
        RefundMark.Whole => ("全退了", Tone.Calm),
        _ => null,
    };

    /// <summary>An order that is finished may still be one that went back, so that stands beside its state.</summary>
    public static RenderFragment StateCell(ListVillageOrders.OrderRow row) => builder =>
    {
        builder.AddContent(0, Cells.Tag<ListVillageOrders.OrderRow>(Of)(row));
        if (MarkBeside(row) is not { } mark) return;
        builder.AddContent(1, " ");
        builder.AddContent(2, Cells.Tag<ListVillageOrders.OrderRow>(_ => mark)(row));
    };

    public static string StateOf(ListVillageOrders.OrderRow row) =>
        MarkBeside(row) is { } mark ? $"{Of(row).Text} {mark.Text}" : Of(row).Text;

    // Of one that went back whole and was closed, the state says so itself.
    private static (string Text, Tone Tone)? MarkBeside(ListVillageOrders.OrderRow row) =>
        row is { Status: OrderStatus.Closed, Refund: RefundMark.Whole } ? null : Of(row.Refund);

    /// <summary>A phone number or its end, and whatever may be a name: somebody's, and not for an address that others
    /// may see.</summary>
    public static bool IsOfPerson(string typed)
    {
        var word = typed.Replace(" ", "", StringComparison.Ordinal);
        var isPhone = word is { Length: 4 or 11 } && word.All(char.IsAsciiDigit);
        var isNumber = word.Length >= Order.ShortLength && word.All(char.IsAsciiLetterOrDigit)
            && word.Any(char.IsAsciiDigit);
        return isPhone || !isNumber;
    }

    /// <summary>A step with who did it, where it was one of us.</summary>
    public static string Of(OrderStep step)
    {
        var amount = step.Amount is { } money && step.Event is not OrderEvent.Placed ? $" {money} 元" : "";
        var who = step.Who is { } name ? $"，{name}" : "";
        var note = step.Note.Length > 0 ? $"：{step.Note}" : "";
        return $"{Of(step.Event)}{amount}{who}{note}";
    }

    private static string Of(OrderEvent happened) => happened switch
    {
        OrderEvent.Placed => "下单",
        OrderEvent.Paid => "付款",
        OrderEvent.ParcelSent => "发货",
        OrderEvent.ParcelWithdrawn => "运单填错，撤回",
        OrderEvent.Received => "收货，微信放款",
        OrderEvent.RefundAsked => "申请退款",
        OrderEvent.RefundDeclined => "驳回退款",
        OrderEvent.RefundTakenBack => "撤回退款申请",
        OrderEvent.RefundApproved => "同意退款",
        OrderEvent.Refunded => "退款到账",
        OrderEvent.Held => "暂停清分",
        OrderEvent.Released => "恢复清分",
        OrderEvent.Settled => "清分给各方",
        _ => "关闭",
    };
}
