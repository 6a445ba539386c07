using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.People.Staff;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.People.Staff;

/// <summary>Makes the links by which people choose what they sign in with. Works inside a unit of work.</summary>
public sealed class InvitationDesk(VillageDb db, RealClock real, TimeProvider clock)
{
    /// <summary>By the operator, at the server.</summary>
    /// <param name="verb">What the trail tells of it.</param>
    /// <returns>The secret of the link, which nobody can read again.</returns>
    public async Task<string> Invite(StaffMember staff, string verb, CancellationToken ct)
    {
        var token = await Issue(staff.Id, codeHash: null, ct);
        db.AuditTrail.Add(new(
            db.Tenant.Id, staffId: null, sessionId: null, verb, document: $"{staff.Id.Value}", clock.GetUtcNow()));
        return token;
    }

    /// <summary>The newest link is the only one that opens.</summary>
    /// <param name="codeHash">Of its other half; null where it opens by itself.</param>
    internal async Task<string> Issue(StaffId staff, string? codeHash, CancellationToken ct)
    {
        await Withdraw(staff, ct);
        var token = SecretToken.New();
        db.StaffInvitations.Add(new(db.Tenant.Id, staff, SecretToken.HashOf(token), real.Now, codeHash));
        return token;
    }

    /// <summary>What somebody was given, or could still take, opens nothing from here on.</summary>
    internal async Task Withdraw(StaffId staff, CancellationToken ct)
    {
        foreach (var older in await db.StaffInvitations
            .Where(one => one.StaffId == staff && one.UsedAt == null && one.WithdrawnAt == null).ToListAsync(ct))
        {
            older.Withdraw(real.Now);
        }

        foreach (var ready in await db.StaffRequests
            .Where(one => one.StaffId == staff && one.Status == StaffRequestStatus.LinkReady).ToListAsync(ct))
        {
            ready.Lapse();
        }
    }

    /// <summary>Password and second factor open nothing any more, and whoever is signed in with them is out.</summary>
    /// <returns>Whether there were any.</returns>
    internal async Task<bool> Shut(StaffId staff, CancellationToken ct)
    {
        await db.EndSessionsOf(staff, SessionEnd.NewSecret, real.Now, ct);
        if (await db.Accounts.SingleOrDefaultAsync(one => one.StaffId == staff, ct) is not { } account) return false;
        (account.PasswordHash, account.FactorKey) = (null, null);
        account.SecurityStamp = Guid.NewGuid().ToString("N");
        account.ConcurrencyStamp = Guid.NewGuid().ToString("N");
        return true;
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
