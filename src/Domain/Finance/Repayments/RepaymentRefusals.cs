using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Finance.Repayments;

public sealed record RepaymentNotFound() : Refusal("repayment.not_found", "没有找到这笔还款，请从农户的页面里选")
{
    public override RefusalKind Kind => RefusalKind.NotFound;
}

public sealed record RepaymentNotInState(RepaymentStatus Status)
    : Refusal("repayment.not_in_state", $"这笔还款{Words(Status)}，不能这样操作，请刷新后再看")
{
    public override RefusalKind Kind => RefusalKind.Conflict;

    private static string Words(RepaymentStatus status) => status switch
    {
        RepaymentStatus.Requested => "还在等复核",
        RepaymentStatus.Booked => "已经入账",
        RepaymentStatus.Declined => "已经驳回或撤回",
        RepaymentStatus.ReversalRequested => "正在等复核冲销",
        _ => "已经冲销",
    };
}

public sealed record NothingToRepay()
    : Refusal("repayment.nothing_owed", "这户的货款不欠村里，不用还款，请刷新后再看")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

/// <param name="Owes">What the household's goods money is below zero.</param>
public sealed record RepaymentAmountInvalid(Money Owes)
    : Refusal("repayment.amount_invalid", $"还款金额要大于 0，不超过这户货款欠的 {Owes} 元，请照回单填写");

public sealed record RepaymentNotThereYet()
    : Refusal("repayment.not_there_yet", "还款日期不能晚于今天，钱到了村里的银行账户再登记");

public sealed record RepaymentEvidenceInvalid()
    : Refusal("repayment.evidence", $"请在一行里写银行回单号，不超过 {Repayment.LongestText} 个字");

public sealed record RepaymentReversalReasonInvalid()
    : Refusal("repayment.reversal_reason", $"请在一行里写明为什么冲销，不超过 {Repayment.LongestText} 个字");

public sealed record RepaymentAlreadyWaits()
    : Refusal("repayment.already_waits", "这户有一笔还款在等复核，请先复核、驳回或撤回")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}
