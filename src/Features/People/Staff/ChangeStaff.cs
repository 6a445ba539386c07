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
public sealed class ChangeStaff(
    VillageDb db, UnitOfWork work, SeatDesk seats, RealClock real, TimeProvider clock)
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
                _ => (await Appoint(staff, new(command.Role, command.Seat), ct), TrailVerbs.RoleChanged),
            };
            if (changed.Refusal is { } refusal) return refusal;
            if (command.Change == StaffChange.Disable) await seats.Rise(staff.Id, ct);

            var why = command.Change == StaffChange.Appoint ? SessionEnd.RoleChanged : SessionEnd.Disabled;
            await db.EndSessionsOf(staff.Id, why, real.Now, ct);
            db.AuditTrail.Add(new(
                db.Tenant.Id, staffId: null, sessionId: null, verb, document: $"{staff.Id.Value}",
                clock.GetUtcNow()));
            return true;
        },
        ct)).WithoutValue();

    /// <summary>A representative may change the seat alone.</summary>
    private async Task<Outcome> Appoint(StaffMember staff, StaffPost post, CancellationToken ct)
    {
        if (post.RefuseSeat() is { } seatless) return seatless;
        var isSeatAlone = staff.Role == post.Role && post.Seat is not null && await seats.PostOf(staff, ct) != post;
        if (!isSeatAlone && staff.Appoint(post.Role).Refusal is { } refusal) return refusal;
        await seats.Sit(staff.Id, post, ct);
        return Outcome.Done;
    }

    /// <param name="Name">Unique among the staff of a village.</param>
    /// <param name="Role">The new one, where that is the change.</param>
    /// <param name="Seat">Of a representative.</param>
    public sealed record Command(string Name, StaffChange Change, StaffRole Role = default, Seat? Seat = null);
}

public enum StaffChange
{
    Appoint,
    Disable,
    Enable,
}
