using VillageCloud.Domain.Finance.Payouts;
using VillageCloud.Domain.People.Households;
using VillageCloud.Features.Finance.Payouts;

namespace VillageCloud.Admin.Pages.Finance.Payouts;

internal static class PayoutWords
{
    /// <summary>An approved batch is as good as the worst of its payouts: sent off is not paid.</summary>
    public static (string Text, Tone Tone) Of(BatchSummary batch) => batch switch
    {
        { Status: BatchStatus.Drafted } => ("待复核", Tone.Waiting),
        { Status: BatchStatus.Discarded } => batch.IsSentBack ? ("已驳回", Tone.Bad) : ("已作废", Tone.Calm),
        { Failed: > 0 } => (batch.Failed == batch.Payouts ? "全部未成" : "部分未成", Tone.Bad),
        { Open: > 0 } => ("付款中", Tone.Moving),
        { Succeeded: 0 } => ("已并入新批次", Tone.Calm),
        _ => ("已付清", Tone.Good),
    };

    /// <summary>How far a batch is that was sent off. Nothing is called paid that hasn't arrived.</summary>
    public static string Progress(BatchSummary batch)
    {
        string?[] parts =
        [
            $"{batch.Payouts} 笔里，到账 {batch.Succeeded} 笔", batch.Open > 0 ? $"还没有结果 {batch.Open} 笔" : null,
            batch.Failed > 0 ? $"没付成 {batch.Failed} 笔" : null,
            batch.Replaced > 0 ? $"并入新批次 {batch.Replaced} 笔" : null,
        ];
        return string.Join("，", parts.OfType<string>());
    }

    /// <summary>What the account that pays transfers has before and after a draft.</summary>
    public static IReadOnlyList<PreviewLine> Funds(GetBatchFigures.View view) =>
    [
        new("复核前，微信运营户还可以付", view.Funds.Free), new("复核后还可以付", view.Funds.Free - view.AtWeChat),
    ];

    public static (string Text, Tone Tone) Of(PayoutView payout, BatchStatus batch) => payout switch
    {
        { Status: PayoutStatus.Drafted } when batch == BatchStatus.Discarded => ("已作废", Tone.Calm),
        { Status: PayoutStatus.Drafted } => ("待复核", Tone.Waiting),
        { IsCancelling: true } => ("正在撤销", Tone.Moving),
        { Status: PayoutStatus.Submitted, Channel: PayoutChannel.WeChat } => ("已提交，未到账", Tone.Moving),
        { Status: PayoutStatus.Submitted } => ("等到账确认", Tone.Moving),
        { Status: PayoutStatus.WaitingForPayee } => ("等农户确认", Tone.Waiting),
        { Status: PayoutStatus.Succeeded } => ("已到账", Tone.Good),
        { ReplacedBy: not null } => ("已并入", Tone.Calm),
        _ => ("未付成", Tone.Bad),
    };

    public static string Of(PayoutChannel channel) => channel switch
    {
        PayoutChannel.WeChat => "微信",
        PayoutChannel.Bank => "银行",
        _ => "现金",
    };

    /// <summary>Null when the last payment arrived at the same payee.</summary>
    public static (string Text, Tone Tone)? Of(PayeeNews news) => news switch
    {
        PayeeNews.Changed => ("和上次不同", Tone.Bad),
        PayeeNews.First => ("首次付款", Tone.Waiting),
        _ => null,
    };

    /// <summary>What stands under the state of a payout.</summary>
    public static string Note(PayoutView payout) => payout switch
    {
        { ReplacedBy: { } batch, IsReplacementDrafted: true } => $"已并入批次 {batch}，待复核",
        { ReplacedBy: { } batch } => $"已并入批次 {batch}",
        { IsReturnWaiting: true } => "登记了退票，待复核",
        { FailReason: { } reason } => Why(payout.Channel, reason),
        _ => "",
    };

    /// <summary>WeChat's reasons are an open set: those that a village can do something about in words, any other as
    /// WeChat calls it. Of the bank, as a person wrote it.</summary>
    public static string Why(PayoutChannel channel, string reason) => reason switch
    {
        _ when channel != PayoutChannel.WeChat => reason,
        "OVERDUE_CLOSE" or "MERCHANT_NOT_CONFIRM" => "24 小时没有确认，已退回",
        "MCH_CANCEL" or "CANCELLED" => "已撤销，钱已退回",
        "PAYEE_CHANGED" => "复核以后收款人变了，没有付出",
        "NO_PAYEE" or "OPENID_INVALID" => "收款人还没有绑定微信",
        "NAME_NOT_CORRECT" or "REAL_NAME_CHECK_FAIL" => "姓名和微信实名不一致",
        "ACCOUNT_FROZEN" or "PAYEE_ACCOUNT_ABNORMAL" or "ACCOUNT_NOT_EXIST" => "收款人的微信账户不能收款",
        "DAY_RECEIVED_COUNT_EXCEED" or "DAY_RECEIVED_QUOTA_EXCEED" => "收款人今天的收款已到上限",
        "REALNAME_ACCOUNT_RECEIVED_QUOTA_EXCEED" => "收款人的微信收款额度已用完",
        "TRANSFER_RISK" => "微信认为有风险，没有付出",
        _ => $"微信没有付出（{reason}）",
    };
}
