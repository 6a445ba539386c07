using VillageCloud.Domain.Finance.Sales;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Finance.Settlement;

/// <summary>That a sale was held: by whom, why, until when, and how it ended.</summary>
/// <param name="Until">The Beijing day on which it ends by itself; null when only a person ends it.</param>
/// <param name="ReleasedBy">Null while it holds, and for one that ended on its day.</param>
public sealed record HoldView(
    string Reason, DateOnly? Until, string By, DateTimeOffset At, string? ReleasedBy, DateTimeOffset? ReleasedAt,
    string ReleaseNote)
{
    internal static HoldView Of(SaleHold hold, IReadOnlyDictionary<StaffId, string> names) => new(
        hold.Reason, hold.Until, names[hold.By], hold.At, hold.ReleasedBy is { } by ? names[by] : null,
        hold.ReleasedAt, hold.ReleaseNote);
}
