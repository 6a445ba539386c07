using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.People.Staff;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Staff;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Village.Cooperatives;

namespace VillageCloud.Features.People.Access;

/// <summary>Somebody has shown who they are, and is let in: enters their village, and opens the session in which they
/// act from here on.</summary>
public sealed class OpenStaffSession(VillageDb db, EnterVillage enter, UnitOfWork work, TimeProvider clock)
{
    public async Task<Outcome<StaffIdentity>> Run(Command command, CancellationToken ct)
    {
        var village = await db.Cooperatives.AsNoTracking().Where(one => one.Id == command.CooperativeId)
            .Select(one => new { one.Village, one.Name }).SingleOrDefaultAsync(ct);
        if (village is null) return new VillageNotFound();
        if ((await enter.Run(village.Village, ct)).Refusal is { } refusal) return refusal;
        return await work.Do<StaffIdentity>(
            async () =>
            {
                var staff = await db.Staff.AsNoTracking().SingleOrDefaultAsync(one => one.Id == command.StaffId, ct);
                if (staff is null) return new StaffNotFound();
                if (staff.State != StaffState.Active) return new StaffDisabled();
                var session = await Open(staff.Id, ct);
                return new StaffIdentity(village.Village, village.Name, new(staff.Id, session), staff.Name, staff.Role);
            },
            ct);
    }

    private async Task<StaffSessionId> Open(StaffId staff, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var account = await db.Accounts.AsNoTracking().Where(one => one.StaffId == staff)
            .Select(one => new { one.Id, one.SecurityStamp }).SingleOrDefaultAsync(ct);
        var session = new StaffSession(db.Tenant.Id, staff, account?.Id, account?.SecurityStamp ?? "", now);
        db.StaffSessions.Add(session);
        await db.SaveChangesAsync(ct);
        db.AuditTrail.Add(new(db.Tenant.Id, staff, session.Id, TrailVerbs.SignIn, document: null, now));
        return session.Id;
    }

    public sealed record Command(CooperativeId CooperativeId, StaffId StaffId);
}
