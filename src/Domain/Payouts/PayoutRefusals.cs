using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Payouts;

public sealed record BatchNotFound()
    : Refusal("payout.batch_not_found", "没有找到这个付款批次，请从列表里选")
{
    public override RefusalKind Kind => RefusalKind.NotFound;
}

public sealed record BatchNotDrafted()
    : Refusal("payout.batch_not_drafted", "这个批次已经处理过，请刷新后再看")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record AnotherDraftOpen()
    : Refusal("payout.another_draft_open", "还有一个没有复核的付款批次，请先处理它")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record NothingToPay()
    : Refusal("payout.nothing_to_pay", "现在没有要付给农户的钱，不用建批次");

public sealed record BalanceChanged()
    : Refusal("payout.balance_changed", "建批次以后农户余额变了，请作废这个批次再重新建")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record PayoutNotFound()
    : Refusal("payout.not_found", "没有找到这笔付款，请从列表里选")
{
    public override RefusalKind Kind => RefusalKind.NotFound;
}

public sealed record PayoutNotInState(PayoutStatus Status)
    : Refusal("payout.not_in_state", $"这笔付款{Words.Of(Status)}，不能这样操作，请刷新后再看")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record PayoutChannelWrong()
    : Refusal("payout.channel_wrong", "只有银行或现金付款能人工确认，微信付款以微信结果为准");

internal static class Words
{
    public static string Of(PayoutStatus status) => status switch
    {
        PayoutStatus.Drafted => "还没有复核",
        PayoutStatus.Submitted => "正在付款",
        PayoutStatus.WaitingForPayee => "等农户确认收款",
        PayoutStatus.Succeeded => "已到账",
        PayoutStatus.Failed => "没有付成",
        PayoutStatus.Reissued => "已重新发放",
        _ => "状态未知",
    };
}
