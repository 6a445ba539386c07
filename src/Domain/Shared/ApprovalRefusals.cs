namespace VillageCloud.Domain.Shared;

public sealed record ApproverMustDiffer()
    : Refusal("approval.approver_must_differ", "制单人不能自己复核，请换一个人复核")
{
    public override RefusalKind Kind => RefusalKind.Forbidden;
}

public sealed record TotalDiffers(Money Expected)
    : Refusal("approval.total_differs", $"输入的合计与实际的 {Expected} 元不一致，请核对后重新输入");

public sealed record AlreadyDecided()
    : Refusal("approval.already_decided", "这份申请已经有人处理过，请刷新后再看")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record RequestNotFound()
    : Refusal("approval.not_found", "没有找到这份申请，请刷新后从列表里选")
{
    public override RefusalKind Kind => RefusalKind.NotFound;
}

/// <summary>What would be posted is no longer what was asked for.</summary>
public sealed record ChangedSinceRequest(Money Requested, Money Now)
    : Refusal(
        "approval.changed_since", $"申请时是 {Requested} 元，现在是 {Now} 元，请退回这份申请，由制单人看过再重新申请")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record DeclineReasonMissing()
    : Refusal("approval.reason_missing", $"请写明为什么驳回，制单人会看到，最多 {TwoPeople.LongestReason} 个字");
