using VillageCloud.Admin.Kit;
using VillageCloud.Domain.Payouts;

namespace VillageCloud.Admin.Pages.Payouts;

internal static class PayoutWords
{
    public static (string Text, Tone Tone) Of(BatchStatus status) => status switch
    {
        BatchStatus.Drafted => ("待复核", Tone.Waiting),
        BatchStatus.Approved => ("已复核", Tone.Good),
        _ => ("已作废", Tone.Calm),
    };

    public static (string Text, Tone Tone) Of(PayoutStatus status, BatchStatus batch) => status switch
    {
        PayoutStatus.Drafted when batch == BatchStatus.Discarded => ("已作废", Tone.Calm),
        PayoutStatus.Drafted => ("待复核", Tone.Waiting),
        PayoutStatus.Submitted => ("已提交", Tone.Moving),
        PayoutStatus.WaitingForPayee => ("等农户确认", Tone.Waiting),
        PayoutStatus.Succeeded => ("已到账", Tone.Good),
        PayoutStatus.Failed => ("未成功", Tone.Bad),
        _ => ("已重新付款", Tone.Calm),
    };

    public static string Of(PayoutChannel channel) => channel switch
    {
        PayoutChannel.WeChat => "微信",
        PayoutChannel.Bank => "银行",
        _ => "现金",
    };

    /// <summary>WeChat's reasons are an open set: those that a village can do something about in words, any other as
    /// WeChat calls it.</summary>
    public static string Why(string reason) => reason switch
    {
        "OVERDUE_CLOSE" or "MERCHANT_NOT_CONFIRM" => "24 小时没有确认，已退回",
        "MCH_CANCEL" or "CANCELLED" => "已撤销",
        "NO_PAYEE" or "OPENID_INVALID" => "收款人还没有绑定微信",
        "NAME_NOT_CORRECT" or "REAL_NAME_CHECK_FAIL" => "姓名和微信实名不一致",
        "ACCOUNT_FROZEN" or "PAYEE_ACCOUNT_ABNORMAL" or "ACCOUNT_NOT_EXIST" => "收款人的微信账户不能收款",
        "DAY_RECEIVED_COUNT_EXCEED" or "DAY_RECEIVED_QUOTA_EXCEED" => "收款人今天的收款已到上限",
        "REALNAME_ACCOUNT_RECEIVED_QUOTA_EXCEED" => "收款人的微信收款额度已用完",
        "TRANSFER_RISK" => "微信认为有风险，没有付出",
        _ => $"微信没有付出（{reason}）",
    };
}
