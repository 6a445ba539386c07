using System.Globalization;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Finance.Dividends;

/// <summary>The households of a plan, as they are looked for. A plan is read whole and at one moment, whether it was
/// drafted or only tried, so its pages are cut here.</summary>
public static class PlanShares
{
    private static readonly SortKeys<ShareView> Keys = new SortKeys<ShareView>()
        .With(nameof(ShareView.Number), one => one.Number)
        .With(nameof(ShareView.Volume), one => one.Volume.Fen)
        .With(nameof(ShareView.Patronage), one => one.Patronage.Fen)
        .With(nameof(ShareView.Capital), one => one.Capital.Fen)
        .With(nameof(ShareView.Payout), one => one.Payout.Fen)
        .With(nameof(ShareView.CarryOut), one => one.CarryOut.Fen);

    /// <param name="text">A household's number, or a part of its name.</param>
    public static Outcome<Page<ShareView>> Find(this PlanView plan, PageQuery page, string? text)
    {
        var word = PersonText.Word(text);
        return plan.Shares.Where(one => Names(word, one.Number, one.Name)).ToList().PageOf(page, Keys);
    }

    internal static bool Names(string? word, int number, string name) =>
        word is null || word == number.ToString(CultureInfo.InvariantCulture)
        || name.Contains(word, StringComparison.Ordinal);
}
