using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Finance.Payments;

public sealed record PaymentDeadlinePassed()
    : Refusal("order.payment_deadline_passed", "付款时间已过，订单即将关闭，请重新下单")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record PaymentNumberUnknown()
    : Refusal("payment.unknown_number", "收到一笔找不到订单的支付，已报警，请财务核对")
{
    public override RefusalKind Kind => RefusalKind.NotFound;
}

public sealed record PaymentNotOurs()
    : Refusal("payment.not_ours", "微信报告的付款人、小程序或商户号与下单时不符，没有入账，已报警，请财务到商户平台核对")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}
