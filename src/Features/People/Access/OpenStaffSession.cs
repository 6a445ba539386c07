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
/// act from here on. The code that they showed is used up in the same transaction.</summary>
public sealed class OpenStaffSession(
    VillageDb db, EnterVillage enter, UnitOfWork work, TryCount tries, RealClock real, TimeProvider clock)
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
                var opened = await Open(staff.Id, command.Proof, ct);
                if (opened.Refusal is { } used) return used;
                var session = opened.Value;
                return new StaffIdentity(village.Village, village.Name, new(staff.Id, session), staff.Name, staff.Role);
            },
            ct);
    }

    private async Task<Outcome<StaffSessionId>> Open(StaffId staff, Proof? proof, CancellationToken ct)
    {
        var account = await db.Accounts.AsNoTracking().Where(one => one.StaffId == staff)
            .Select(one => new { one.Id, one.SecurityStamp }).SingleOrDefaultAsync(ct);
        if (proof is not null)
        {
            if (account is null || !await db.TakeCode(account.Id, proof.Step, ct)) return new SignInWrong();
            await tries.Forgive(proof.Counted, ct);
        }

        var session = new StaffSession(
            db.Tenant.Id, staff, account?.Id, account?.SecurityStamp ?? "", proof?.From ?? SessionOrigin.None,
            real.Now);
        db.StaffSessions.Add(session);
        await db.SaveChangesAsync(ct);
        db.AuditTrail.Add(new(
            db.Tenant.Id, staff, session.Id, TrailVerbs.SignIn, document: null, clock.GetUtcNow()));
        return session.Id;
    }

    /// <param name="Proof">Null for a demo's people, who come without a browser.</param>
    public sealed record Command(CooperativeId CooperativeId, StaffId StaffId, Proof? Proof = null);

    /// <param name="Step">The half minute of the code.</param>
    /// <param name="Counted">What the try was counted by.</param>
    public sealed record Proof(SessionOrigin From, long Step, IReadOnlyList<Counted> Counted);
}
