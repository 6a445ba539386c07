using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Finance.Payments;

/// <summary>What somebody wants to give back of one line.</summary>
/// <param name="Goods">Of what the line cost; zero when only freight goes back.</param>
/// <param name="Pieces">Of an order that was not shipped yet: so many are not sent and return to the shelf. Whoever
/// gives back all that is left need not say.</param>
/// <param name="WithFreight">Of an order that was shipped: the freight too. Before shipping it isn't asked, because it
/// goes back with the last line.</param>
public sealed record RefundWish(Money Goods, int? Pieces = null, bool WithFreight = false);

/// <summary>What a refund consists of.</summary>
/// <param name="Pieces">Not sent; they return to the shelf when the money is back.</param>
public readonly record struct RefundParts(Money Goods, Money Freight, int Pieces)
{
    public Money Total => Goods + Freight;
}

public sealed record RefundTooLarge(Money Refundable)
    : Refusal("refund.too_large", $"这一行最多还能退 {Refundable} 元，请改小退款金额");

public sealed record RefundAmountInvalid()
    : Refusal("refund.amount_invalid", "退款金额要大于 0，请重新填写");

public sealed record RefundPiecesInvalid(int Left)
    : Refusal(
        "refund.pieces_invalid", Left == 0
            ? "这一行没有还没发出的商品，“不发的件数”请填 0"
            : $"这一行还有 {Left} 件没发，“不发的件数”要在 0 到 {Left} 之间，请改一下");

/// <summary>Goods that nobody gets must not keep anybody's money.</summary>
public sealed record RefundLeavesMoney(Money Refundable)
    : Refusal("refund.leaves_money", $"这一行一件都不发了，就要把钱退完：请把退款金额改成 {Refundable} 元");

public sealed record FreightRefundedAlready()
    : Refusal("refund.no_freight_left", "这个订单没有运费可退，请去掉“运费也退”再提交");

/// <summary>The freight goes back with the last goods: whether there are any left, another refund decides.</summary>
public sealed record FreightNotDueYet()
    : Refusal("refund.freight_waits", "这笔退款连运费一起退，可同一单还有别的退款没有复核，请先复核那一笔")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

/// <summary>WeChat's limits (wechat §4.3).</summary>
public sealed record RefundPastWeChat() : Refusal(
    "refund.past_wechat",
    $"微信只在付款后一年内、每单最多 {Refund.MostOfAnOrder} 次退款，这一单已经不能再退，请用别的办法退给顾客，并记成费用")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

/// <summary>The freight goes back with the last line, and this is no longer the last.</summary>
public sealed record FreightNoLongerDue()
    : Refusal("refund.freight_not_due", "申请以后，订单里又有商品要发货，运费不该退了。请驳回这份申请，由制单人重新申请")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

/// <summary>Nothing came after the order was closed, or it is back or on its way.</summary>
public sealed record NothingLateToReturn()
    : Refusal("refund.nothing_late", "这笔订单没有关闭以后才收到的付款要退：可能已经退了，或者正在退，请刷新查看")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}
