using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.People.Access;

/// <summary>退出登录: in every tab of the browser, at once. Signing out twice is signing out.</summary>
public sealed class EndStaffSession(VillageDb db, UnitOfWork work, RealClock real, TimeProvider clock)
{
    public async Task<Outcome> Run(Command command, CancellationToken ct) => (await work.Do<bool>(
        async () =>
        {
            var session = await db.StaffSessions.SingleOrDefaultAsync(
                one => one.Id == command.Actor.Session && one.StaffId == command.Actor.Id && one.EndedAt == null, ct);
            if (session is null) return false;
            session.End(SessionEnd.SignedOut, real.Now);
            db.AuditTrail.Add(new(
                db.Tenant.Id, session.StaffId, session.Id, TrailVerbs.SignOut, document: null, clock.GetUtcNow()));
            return true;
        },
        ct)).WithoutValue();

    public sealed record Command(StaffActor Actor);
}
