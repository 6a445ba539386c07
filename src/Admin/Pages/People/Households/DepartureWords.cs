using VillageCloud.Domain.Finance.Capital;
using VillageCloud.Features.Finance.Capital;

namespace VillageCloud.Admin.Pages.People.Households;

internal static class DepartureWords
{
    public static (string Text, Tone Tone) Of(ListDepartures.Row row) => row switch
    {
        { Status: DepartureStatus.Requested } => ("待复核", Tone.Waiting),
        { Status: DepartureStatus.Declined } => ("没有办", Tone.Calm),
        { Status: DepartureStatus.Left, ToReturn.IsZero: true } => ("已退社", Tone.Good),
        { Status: DepartureStatus.Left } => ("等着付", Tone.Waiting),
        { Status: DepartureStatus.ReturnRequested } => ("付款待复核", Tone.Waiting),
        _ => ("已付清", Tone.Good),
    };

    /// <summary>What goes back, part by part.</summary>
    public static PreviewLine[] Lines(CapitalOf capital) =>
    [
        new("出资", capital.Before.Contribution), new("公积份额", capital.Before.ReserveShare),
        .. capital.BorneLoss.IsZero
            ? Array.Empty<PreviewLine>()
            : [new PreviewLine("扣分摊的亏损", -capital.BorneLoss)],
        new("应退", capital.ToReturn),
        .. capital.Before.SubsidyShare.IsZero
            ? Array.Empty<PreviewLine>()
            : [new PreviewLine("补助份额", null, $"{capital.Before.SubsidyShare} 元，不退，留在合作社")],
    ];

    /// <param name="Before">What they had in the capital.</param>
    internal sealed record CapitalOf(
        Domain.People.Households.CapitalHolding Before, Domain.Shared.Money BorneLoss, Domain.Shared.Money ToReturn);
}
