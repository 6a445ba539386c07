using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.People.Staff;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.People.Staff;

/// <summary>Who sits where when a rule is agreed on. Works inside a unit of work.</summary>
public sealed class SeatDesk(VillageDb db, TimeProvider clock)
{
    /// <summary>Whoever sat there rises, and whatever seat the person had is free.</summary>
    /// <param name="post">Of somebody who is no representative there is no seat.</param>
    internal async Task Sit(StaffId staff, StaffPost post, CancellationToken ct)
    {
        var seat = post.Role == StaffRole.Representative ? post.Seat : null;
        foreach (var held in await db.SeatHoldings
            .Where(one => one.OpenSlot != null && (one.StaffId == staff || one.Seat == seat)).ToListAsync(ct))
        {
            held.End(clock.GetUtcNow());
        }

        if (seat is not { } free) return;
        // The one before leaves first: two can't sit there, not for a moment.
        await db.SaveChangesAsync(ct);
        db.SeatHoldings.Add(new(db.Tenant.Id, free, staff, clock.GetUtcNow()));
    }

    internal Task Rise(StaffId staff, CancellationToken ct) => Sit(staff, default, ct);

    internal async Task<StaffPost> PostOf(StaffMember staff, CancellationToken ct) => new(
        staff.Role,
        await db.SeatHoldings.Where(one => one.StaffId == staff.Id && one.OpenSlot != null)
            .Select(one => (Seat?)one.Seat).SingleOrDefaultAsync(ct));
}
