using VillageCloud.Admin.Kit;
using VillageCloud.Features.Finance.Settlement;

namespace VillageCloud.Admin.Pages.Finance.Settlement;

internal static class SettlementWords
{
    /// <summary>Who gets what of it.</summary>
    public static IReadOnlyList<PreviewLine> Of(SettlementSum due) =>
    [
        new("归农户", due.Parts.Household), new("共富基金", due.Parts.Fund), new("平台", due.Parts.Platform),
        new("合作社", due.Parts.Cooperative), new("运费（归平台）", due.Freight),
    ];
}
