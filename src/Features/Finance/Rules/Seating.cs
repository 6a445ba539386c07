using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Finance.Rules;

internal static class Seating
{
    /// <summary>Whoever has risen from their seat since they were asked speaks for nobody.</summary>
    public static Task<bool> IsSeated(this VillageDb db, StaffId who, CancellationToken ct) =>
        db.SeatHoldings.AnyAsync(one => one.StaffId == who && one.OpenSlot != null, ct);
}
