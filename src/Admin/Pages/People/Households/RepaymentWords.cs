using VillageCloud.Domain.Finance.Repayments;

namespace VillageCloud.Admin.Pages.People.Households;

internal static class RepaymentWords
{
    public static (string Text, Tone Tone) Of(RepaymentStatus status) => status switch
    {
        RepaymentStatus.Requested => ("待复核", Tone.Waiting),
        RepaymentStatus.Booked => ("已入账", Tone.Good),
        RepaymentStatus.Declined => ("没有入账", Tone.Calm),
        RepaymentStatus.ReversalRequested => ("冲销待复核", Tone.Waiting),
        _ => ("已冲销", Tone.Calm),
    };
}
