using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.People.Staff;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.People.Access;

/// <summary>Asks the database of this moment whether somebody may: nothing that was true at sign-in is
/// believed.</summary>
public sealed class DutyCheck(VillageDb db)
{
    /// <summary>The role that the person has now, if the role has the duty.</summary>
    public async Task<Outcome<StaffRole>> Ask(StaffActor actor, Duty duty, CancellationToken ct)
    {
        var standing = await Standing(actor, ct);
        if (standing.Refusal is { } refusal) return refusal;
        return standing.Value.May(duty) ? standing.Value : new NotYourDuty();
    }

    /// <summary>The role that the person has now, if the session is still open.</summary>
    private async Task<Outcome<StaffRole>> Standing(StaffActor actor, CancellationToken ct)
    {
        var found = await (
            from session in db.StaffSessions.AsNoTracking()
            join staff in db.Staff.AsNoTracking() on session.StaffId equals staff.Id
            where session.Id == actor.Session && session.StaffId == actor.Id
            select new
            {
                session.EndedAt,
                session.AccountId,
                session.Stamp,
                staff.Role,
                staff.State,
                Account = db.Accounts.Where(one => one.Id == session.AccountId)
                    .Select(one => new { one.SecurityStamp, one.LockoutEnd }).FirstOrDefault(),
            }).SingleOrDefaultAsync(ct);
        if (found is null) return new SessionEnded();
        if (found.State != StaffState.Active) return new StaffDisabled();
        if (found.EndedAt is not null) return new SessionEnded();
        if (found.AccountId is null) return found.Role;
        // The account was deleted, or has another password or second factor by now.
        if (found.Account is null || (found.Account.SecurityStamp ?? "") != found.Stamp) return new SessionEnded();
        // Accounts are locked by the real clock, whatever the village's own clock is.
        return found.Account.LockoutEnd > TimeProvider.System.GetUtcNow() ? new AccountLocked() : found.Role;
    }
}
