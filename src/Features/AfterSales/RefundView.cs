using VillageCloud.Domain.AfterSales;
using VillageCloud.Domain.Orders;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.AfterSales;

/// <param name="LineNumber">Null when the whole of a late payment goes back.</param>
public sealed record RefundView(
    string OutRefundNo, string OrderNumber, int? LineNumber, Money Amount, string Reason, RefundStatus Status,
    DateTimeOffset RequestedAt, DateTimeOffset? SucceededAt)
{
    public static RefundView From(Refund refund, Order order) => new(
        refund.OutRefundNo, order.Number, order.Lines.FirstOrDefault(line => line.Id == refund.LineId)?.Number,
        refund.Amount, refund.Reason, refund.Status, refund.RequestedAt, refund.SucceededAt);
}

public sealed record OrderLineNotFound()
    : Refusal("order.line_not_found", "订单里没有这一行商品，请刷新后再选")
{
    public override RefusalKind Kind => RefusalKind.NotFound;
}

public sealed record RefundReasonInvalid()
    : Refusal("refund.reason_invalid", "请填写退款原因，最多 80 个字");

public sealed record RefundNumberUnknown()
    : Refusal("refund.unknown_number", "收到一笔找不到的退款结果，已报警，请财务核对")
{
    public override RefusalKind Kind => RefusalKind.NotFound;
}

public sealed record RefundAmountDiffers(Money Expected, Money Reported)
    : Refusal("refund.amount_differs", $"微信报告的退款 {Reported} 元与申请的 {Expected} 元不符，已报警，请财务核对");

public sealed record RefundNotOurs()
    : Refusal("refund.not_ours", "微信报告的退款不属于这个订单的付款，没有入账，已报警，请财务到商户平台核对")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}
