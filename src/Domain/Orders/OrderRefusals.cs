using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Orders;

public sealed record OrderNotFound()
    : Refusal("order.not_found", "没有找到这个订单，请回到订单列表重新打开")
{
    public override RefusalKind Kind => RefusalKind.NotFound;
}

public sealed record OrderNotInState(string Number, OrderStatus Status)
    : Refusal("order.not_in_state", $"订单{Words.Of(Status)}，不能这样操作，请刷新后再看")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record CartEmpty()
    : Refusal("order.cart_empty", "还没有选商品，请先挑一件");

public sealed record QuantityInvalid(string Title)
    : Refusal("order.quantity_invalid", $"“{Title}”的数量要在 1 到 999 之间，请改一下");

public sealed record LineRepeated(string Title)
    : Refusal("order.line_repeated", $"“{Title}”出现了两次，请合并成一行");

public sealed record AddressMissing(string Part)
    : Refusal("order.address_missing", $"收货地址缺少{Part}，请补上再下单");

public sealed record AddressTooLong(string Part, int Longest)
    : Refusal("order.address_too_long", $"收货地址的{Part}太长了，最多 {Longest} 个字，请写短一些");

public sealed record PriceChanged(Money Now)
    : Refusal("order.price_changed", $"价格有变动，现在一共 {Now} 元，请确认后重新下单")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record RefundTooLarge(Money Refundable)
    : Refusal("refund.too_large", $"这一行最多还能退 {Refundable} 元，请改小退款金额");

public sealed record RefundAmountInvalid()
    : Refusal("refund.amount_invalid", "退款金额要大于 0，请重新填写");

internal static class Words
{
    public static string Of(OrderStatus status) => status switch
    {
        OrderStatus.AwaitingPayment => "还没有付款",
        OrderStatus.Paid => "已付款、待发货",
        OrderStatus.Shipped => "已发货",
        OrderStatus.Completed => "已完成",
        OrderStatus.Closed => "已关闭",
        _ => "状态未知",
    };
}
