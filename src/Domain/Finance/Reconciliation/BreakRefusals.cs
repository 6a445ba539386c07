using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Finance.Reconciliation;

public sealed record BreakNotFound() : Refusal("break.not_found", "没有找到这条差错，请从列表里选")
{
    public override RefusalKind Kind => RefusalKind.NotFound;
}

public sealed record BreakIsClosed() : Refusal("break.closed", "这条差错已经关闭，不用再处理，请刷新后再看")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record BreakWaits()
    : Refusal("break.waiting", "这条差错正在等另一位同事复核，要改请先撤回申请")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record BreakHasThatOwner() : Refusal("break.owner_same", "这条差错已经由这位同事负责，不用再交给他");

public sealed record BreakOwnerUnknown()
    : Refusal("break.owner_unknown", "差错只能交给在岗、管账的同事，请从名单里选");

public sealed record BreakExplanationInvalid()
    : Refusal("break.explanation_invalid", "请在一行里写清楚为什么对不上，不超过 200 个字");

public sealed record BreakEvidenceInvalid()
    : Refusal("break.evidence_invalid", "请写明凭据在哪里能查到，例如银行回单号或商户平台的单号，不超过 120 个字");

public sealed record BreakNotExplained()
    : Refusal("break.not_explained", "请先写明原因和凭据，再申请调整或关闭");

public sealed record BreakNotProposed()
    : Refusal("break.not_proposed", "这条差错没有等着复核的申请，请刷新后再看")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record BreakAccountWrong()
    : Refusal("break.account_wrong", "差错不能调整到这个科目，请从给出的科目里选；退款、付款和退票请用各自的功能");

public sealed record BreakAmountWrong(Money Most)
    : Refusal("break.amount_wrong", $"调整金额要大于 0，不能超过差额 {Most} 元");

public sealed record BreakMovesNoMoney() : Refusal(
    "break.moves_no_money", "交易账单只说明交易，钱以资金账单为准，请调整资金账单里同一单号的差错；这一条写明原因后申请关闭");
