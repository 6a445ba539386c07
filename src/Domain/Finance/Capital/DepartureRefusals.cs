using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Finance.Capital;

public sealed record DepartureNotFound() : Refusal("departure.not_found", "没有找到这份退社申请，请刷新后再看")
{
    public override RefusalKind Kind => RefusalKind.NotFound;
}

public sealed record DepartureOfMember()
    : Refusal("departure.of_member", "这户不是成员，没有出资要退，请直接「登记离开」")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record DepartureAlreadyWaits(int Number) : Refusal(
    "departure.already_waits", $"户号 {Number} 已经有一份退社申请在等复核，请先复核或撤回那一份")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

/// <param name="Most">All that would go back.</param>
public sealed record BorneLossInvalid(Money Most)
    : Refusal("departure.borne_loss", $"分摊的亏损不能小于 0，也不能多于要退的 {Most} 元，请照章程核对");

/// <param name="Loss">Not covered yet.</param>
public sealed record BorneLossTooLarge(Money Loss) : Refusal(
    "departure.borne_loss_too_large", $"账上还没有弥补的亏损是 {Loss} 元，分摊的不能比它多，请照章程和账本核对")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record ReturnNotDue()
    : Refusal("departure.return_not_due", "这笔退社款不在等着付，请刷新后再看")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record NothingToReturn() : Refusal("departure.nothing_to_return", "这户退社没有要退的钱，不用付款")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record ReturnHeld() : Refusal(
    "departure.held", "收款人去世了，请先「换收款人或账号」，生效以后再付给新的收款人")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record ReturnDayInvalid() : Refusal(
    "departure.return_day", "付款的日期不能晚于今天，也不能早于退社那天，请照银行回单填写");

public sealed record ReturnEvidenceMissing() : Refusal(
    "departure.evidence", $"请写银行回单号或收条号，不超过 {Departure.LongestEvidence} 个字");
