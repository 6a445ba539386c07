using VillageCloud.Domain.Finance.Payments;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Orders;
using VillageCloud.Features.Finance.Sales;

namespace VillageCloud.Features.Shop.AfterSales;

/// <param name="LineNumber">Null when the whole of a late payment goes back.</param>
/// <param name="Amount">All that goes back, the freight included.</param>
/// <param name="Pieces">Not sent; they return to the shelf.</param>
/// <param name="DeclineReason">Why the second person said no.</param>
/// <param name="Effect">What else it means; only where somebody decides about it.</param>
public sealed record RefundView(
    string OutRefundNo, string OrderNumber, int? LineNumber, Money Amount, string Reason, RefundStatus Status,
    DateTimeOffset RequestedAt, DateTimeOffset? SucceededAt, Money Freight = default, int Pieces = 0,
    DateTimeOffset? DeclinedAt = null, string? DeclineReason = null, RefundEffect? Effect = null)
{
    public static RefundView From(Refund refund, SoldOrder sold) => new(
        refund.OutRefundNo, sold.Order.Number, sold.LineOf(refund.SaleId)?.Number,
        refund.Amount, refund.Reason, refund.Status, refund.People.MadeAt, refund.SucceededAt, refund.Freight,
        refund.Pieces, refund.People.DeclinedAt, refund.People.DeclineReason);
}

/// <param name="ClosesOrder">Nothing is left of the order afterwards.</param>
/// <param name="TakenBack">Null while the line is not split: then nobody has got anything of it yet.</param>
public sealed record RefundEffect(bool ClosesOrder, TakenBack? TakenBack);

/// <summary>Whose money a refund takes back after the line was split (money R5).</summary>
/// <param name="Parts">What everybody gives back; a spare fen may turn one of them round.</param>
/// <param name="FromHousehold">What of it stands on the household's account.</param>
/// <param name="OwedToHousehold">What the village owes the household for goods now; negative when it owes the village.
/// </param>
public sealed record TakenBack(
    string HouseholdName, NamedShares Parts, Money FromHousehold, Money OwedToHousehold)
{
    public Money OwedAfterwards => OwedToHousehold - FromHousehold;
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
