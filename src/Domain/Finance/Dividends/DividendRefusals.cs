using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Finance.Dividends;

public sealed record PlanNotFound()
    : Refusal("dividend.plan_not_found", "没有找到这个分红方案，请从列表里选")
{
    public override RefusalKind Kind => RefusalKind.NotFound;
}

public sealed record PlanExists()
    : Refusal("dividend.plan_exists", "这个账期已经有分红方案，请打开已有的方案；要重新制单，请先驳回或撤回它")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record PeriodNotClosed(string Title)
    : Refusal("dividend.period_not_closed", $"账期 {Title} 还没有结账，结账后才能分红")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record PlanNotInState(PlanStatus Status)
    : Refusal("dividend.plan_not_in_state", $"方案{Words.Of(Status)}，不能这样操作，请刷新后再看")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

/// <param name="Until">The Beijing day on which it can be approved.</param>
public sealed record DisclosureNotOver(int Days, DateOnly Until)
    : Refusal(
        "dividend.disclosure_not_over",
        $"方案要公示满 {Days} 天，{Until.Month}月{Until.Day}日以后才能通过，请到期再复核")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record ResolutionMissing()
    : Refusal("dividend.resolution_missing", "本社规定分红方案要成员大会通过，请先登记成员大会的决议，再复核")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record WithdrawReasonMissing()
    : Refusal(
        "dividend.withdraw_reason_missing",
        $"请写明为什么撤下公示，农户会问，最多 {PlanWithdrawal.LongestReason} 个字");

internal static class Words
{
    public static string Of(PlanStatus status) => status switch
    {
        PlanStatus.Drafted => "还是草稿",
        PlanStatus.Disclosed => "正在公示",
        PlanStatus.Approved => "已通过",
        PlanStatus.Allocated => "已入账",
        PlanStatus.Declined => "已经驳回或撤回",
        _ => "状态未知",
    };
}
