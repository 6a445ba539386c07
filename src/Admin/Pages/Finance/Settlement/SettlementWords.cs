using VillageCloud.Domain.Finance.Rules;
using VillageCloud.Features.Finance.Settlement;

namespace VillageCloud.Admin.Pages.Finance.Settlement;

internal static class SettlementWords
{
    /// <summary>Who gets what of it.</summary>
    public static IReadOnlyList<PreviewLine> Of(SettlementTold due) =>
    [
        .. due.Parts.Each.Select(share => new PreviewLine(
            share.Kind == PartyKind.Household ? $"归{share.Party}" : share.Party, share.Amount)),
        new("运费（归平台）", due.Freight),
    ];
}
