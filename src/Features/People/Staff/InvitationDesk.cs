using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.People.Staff;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.People.Staff;

/// <summary>Makes the links by which people choose what they sign in with. Works inside a unit of work.</summary>
public sealed class InvitationDesk(VillageDb db, RealClock real, TimeProvider clock)
{
    /// <summary>The newest link is the only one that opens.</summary>
    /// <param name="verb">What the trail tells of it.</param>
    /// <returns>The secret of the link, which nobody can read again.</returns>
    public async Task<string> Invite(StaffMember staff, string verb, CancellationToken ct)
    {
        foreach (var older in await db.StaffInvitations
            .Where(one => one.StaffId == staff.Id && one.UsedAt == null && one.WithdrawnAt == null).ToListAsync(ct))
        {
            older.Withdraw(real.Now);
        }

        var token = SecretToken.New();
        db.StaffInvitations.Add(new(db.Tenant.Id, staff.Id, SecretToken.HashOf(token), real.Now));
        db.AuditTrail.Add(new(
            db.Tenant.Id, staffId: null, sessionId: null, verb, document: $"{staff.Id.Value}", clock.GetUtcNow()));
        return token;
    }

    /// <summary>The link and whose it is; null when there is none of that secret in the village.</summary>
    internal async Task<Found?> Find(string token, CancellationToken ct)
    {
        var hash = SecretToken.HashOf(token);
        var invitation = await db.StaffInvitations.SingleOrDefaultAsync(one => one.Hash == hash, ct);
        if (invitation is null) return null;
        var staff = await db.Staff.AsNoTracking().SingleAsync(one => one.Id == invitation.StaffId, ct);
        return new(invitation, staff);
    }

    internal sealed record Found(StaffInvitation Invitation, StaffMember Staff)
    {
        /// <summary>Whether it lets this person in now.</summary>
        public Refusal? Refuse(DateTimeOffset now) =>
            Invitation.Open(now).Refusal ?? (Staff.State == StaffState.Active ? null : new StaffDisabled());
    }
}
