using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.People.Staff;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.People.Staff;

/// <summary>The operator of the server gives a member of staff another role, takes them off, or lets them in again, as
/// the village has decided. Wherever they are signed in, they are out.</summary>
public sealed class ChangeStaff(VillageDb db, UnitOfWork work, RealClock real, TimeProvider clock)
{
    public async Task<Outcome> Run(Command command, CancellationToken ct) => (await work.Do<bool>(
        async () =>
        {
            var staff = await db.Staff.SingleOrDefaultAsync(one => one.Name == command.Name, ct);
            if (staff is null) return new StaffNotFound();
            var (changed, verb) = command.Change switch
            {
                StaffChange.Disable => (staff.Disable(), TrailVerbs.Disabled),
                StaffChange.Enable => (staff.Enable(), TrailVerbs.Enabled),
                _ => (staff.Appoint(command.Role), TrailVerbs.RoleChanged),
            };
            if (changed.Refusal is { } refusal) return refusal;
            var why = command.Change == StaffChange.Appoint ? SessionEnd.RoleChanged : SessionEnd.Disabled;
            await db.EndSessionsOf(staff.Id, why, real.Now, ct);
            db.AuditTrail.Add(new(
                db.Tenant.Id, staffId: null, sessionId: null, verb, document: $"{staff.Id.Value}",
                clock.GetUtcNow()));
            return true;
        },
        ct)).WithoutValue();

    /// <param name="Name">Unique among the staff of a village.</param>
    /// <param name="Role">The new one, where that is the change.</param>
    public sealed record Command(string Name, StaffChange Change, StaffRole Role = default);
}

public enum StaffChange
{
    Appoint,
    Disable,
    Enable,
}
