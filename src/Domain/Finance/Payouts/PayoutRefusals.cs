using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Finance.Payouts;

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

public sealed record NobodyPicked()
    : Refusal("payout.nobody_picked", "还没有选要付款的农户，请至少选一户");

/// <param name="Households">Numbers on the village's register; empty where one isn't on it.</param>
public sealed record PickedNotPayable(IReadOnlyList<int> Households)
    : Refusal(
        "payout.picked_not_payable",
        Households.Count == 0
            ? "选中的农户里有不在名册上的，请刷新后重新选"
            : $"{string.Join("、", Households)} 号户现在没有能付的钱，请刷新预览，去掉以后再制单")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record BalanceChanged()
    : Refusal("payout.balance_changed", "制单以后农户余额变了，请作废这个批次再重新制单")
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

public sealed record NotPaidByWeChat()
    : Refusal("payout.not_by_wechat", "这笔付款走银行或现金，不看微信的结果，请凭回单或签收人工确认，没付成请登记退票");

public sealed record CancelChannelWrong()
    : Refusal("payout.cancel_channel_wrong", "只有微信付款能撤销，银行或现金没付成请登记退票");

public sealed record AlreadyCancelling()
    : Refusal("payout.cancelling", "已经向微信申请撤销，正在等结果，请过几分钟再看")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record ReturnChannelWrong()
    : Refusal("payout.return_channel_wrong", "只有银行或现金付款能登记退票，微信付款以微信结果为准");

public sealed record ReturnWaiting()
    : Refusal("payout.return_waiting", "这笔退票已经登记，正在等另一位同事复核")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record NothingFailed()
    : Refusal("payout.nothing_failed", "没有等着重新付的付款，不用制单");

public sealed record ClaimIsGone()
    : Refusal("payout.claim_gone", "这些钱后来被退款扣掉了，现在没有可以再付的，等农户再有货款时一起付");

/// <param name="Households">Numbers on the village's register.</param>
public sealed record PayeeChanged(IReadOnlyList<int> Households)
    : Refusal(
        "payout.payee_changed",
        $"{string.Join("、", Households)} 号户的收款人或账户和制单时不一样，请核对后按现在的收款人新建付款批次")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

internal static class Words
{
    public static string Of(PayoutStatus status) => status switch
    {
        PayoutStatus.Drafted => "还没有复核",
        PayoutStatus.Submitted => "正在付款",
        PayoutStatus.WaitingForPayee => "等农户确认收款",
        PayoutStatus.Succeeded => "已到账",
        PayoutStatus.Failed => "没有付成",
        PayoutStatus.Reissued => "已并入新的批次",
        _ => "状态未知",
    };
}
