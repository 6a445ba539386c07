using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.People.Staff;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.People.Access;

/// <summary>Asks the database of this moment whether somebody may: nothing that was true at sign-in is
/// believed.</summary>
public sealed class DutyCheck(VillageDb db, RealClock real)
{
    /// <summary>The role that the person has now, if the role has the duty.</summary>
    public Task<Outcome<StaffRole>> Ask(StaffActor actor, Duty duty, CancellationToken ct) =>
        Ask(actor, duty, duty.AsksForFactor(), ct);

    /// <param name="asksForFactor">Whether the second factor must have been shown lately.</param>
    public async Task<Outcome<StaffRole>> Ask(StaffActor actor, Duty duty, bool asksForFactor, CancellationToken ct)
    {
        var standing = await Find(actor, ct);
        if (standing.Refusal is { } refusal) return refusal;
        var (role, factorAt) = standing.Value;
        if (!role.May(duty)) return new NotYourDuty();
        return asksForFactor && factorAt + StaffSession.FactorLasts < real.Now ? new FactorNeeded() : role;
    }

    /// <summary>The role that the person has now, if the session is still open.</summary>
    private async Task<Outcome<Standing>> Find(StaffActor actor, CancellationToken ct)
    {
        var found = await (
            from session in db.StaffSessions.AsNoTracking()
            join staff in db.Staff.AsNoTracking() on session.StaffId equals staff.Id
            where session.Id == actor.Session && session.StaffId == actor.Id
            select new
            {
                session.StartedAt,
                session.FactorAt,
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
        if (found.EndedAt is not null || found.StartedAt + StaffSession.Longest < real.Now) return new SessionEnded();
        var standing = new Standing(found.Role, found.FactorAt);
        if (found.AccountId is null) return standing;
        // The account was deleted, or has another password or second factor by now.
        if (found.Account is null || (found.Account.SecurityStamp ?? "") != found.Stamp) return new SessionEnded();
        return found.Account.LockoutEnd > real.Now ? new AccountLocked() : standing;
    }

    private sealed record Standing(StaffRole Role, DateTimeOffset FactorAt);
}
