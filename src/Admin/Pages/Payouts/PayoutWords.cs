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
}
