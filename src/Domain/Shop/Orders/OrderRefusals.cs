using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Shop.Orders;

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

public sealed record NothingToShip()
    : Refusal("shipment.nothing_to_ship", "这个订单的商品已经退款，或者正在退款，不用再发货")
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

public sealed record CartTooLong(int Most)
    : Refusal("order.cart_too_long", $"一次最多买 {Most} 种商品，请分成几次下单");

public sealed record TooManyUnpaid(int Waiting)
    : Refusal("order.too_many_unpaid", $"您还有 {Waiting} 笔订单没付款，请先付款或取消，再下新单")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record TooManyUnpaidAnHour()
    : Refusal("order.too_many_an_hour", "您一小时里下了太多没付款的订单，请先付款，或者过一小时再下单")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record TooManyKindsHeld(int Most)
    : Refusal("order.too_many_kinds_held", $"没付款的订单一共最多占 {Most} 种商品，请先付款或取消，再下新单")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record TooManyPiecesHeld(string Title, int Most)
    : Refusal(
        "order.too_many_pieces_held", $"“{Title}”剩得不多，没付款前每人最多占 {Most} 件，请改少一些，付款以后可以再买")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

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
