using VillageCloud.Features.Finance.Reconciliation;

namespace VillageCloud.Admin.Pages.Finance.Reconciliation;

internal static class DayWords
{
    public static (string Text, Tone Tone) Of(DayMark mark) => mark switch
    {
        DayMark.Empty => ("当天没有流水", Tone.Calm),
        DayMark.Agrees => ("一致", Tone.Good),
        DayMark.Waiting => ("等账单", Tone.Waiting),
        DayMark.Differs => ("有差错", Tone.Bad),
        DayMark.Unreadable => ("读不出来", Tone.Bad),
        _ => ("没有取到", Tone.Bad),
    };

    public static (string Text, Tone Tone) Of(ListWithdrawals.WithdrawalView withdrawal) =>
        withdrawal.ReturnedAt is { } at ? ($"银行退回 {Beijing.Text(at)}", Tone.Bad) : ("已转出", Tone.Good);
}
