using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Finance.Sales;

public sealed record SaleNotFound()
    : Refusal("sale.not_found", "没有找到这笔售出，请从清分列表里选")
{
    public override RefusalKind Kind => RefusalKind.NotFound;
}

public sealed record SaleSettledAlready()
    : Refusal("sale.settled", "这笔售出已经清分，不能再暂缓，有问题请走退款")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record SaleHeldAlready()
    : Refusal("sale.held", "这笔售出已经暂缓清分，要改原因或日期请先恢复再暂缓")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record SaleNotHeld()
    : Refusal("sale.not_held", "这笔售出没有暂缓，请刷新后再看")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record HoldReasonMissing()
    : Refusal("sale.hold_reason_missing", $"请写明为什么暂缓清分，最多 {SaleHold.LongestReason} 个字");

public sealed record HoldDayPast()
    : Refusal("sale.hold_day_past", "暂缓到哪天要选今天以后的日期，不限日期就不用填");
