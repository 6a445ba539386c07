using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.People.Staff;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.People.Staff;

/// <summary>After too many wrong tries, somebody's or a stranger's, the next one need not wait. Password and factor
/// stay as they are.</summary>
public sealed class UnlockStaff(VillageDb db, UnitOfWork work, TryCount tries, RealClock real, TimeProvider clock)
{
    public async Task<Outcome> Run(Command command, CancellationToken ct) => (await work.Do<bool>(
        async () =>
        {
            var staff = await db.Staff.AsNoTracking().SingleOrDefaultAsync(one => one.Name == command.Name, ct);
            if (staff is null) return new StaffNotFound();
            if ((await Unlocking.Free(db, tries, staff.Id, real.Now, ct)).Refusal is { } refusal) return refusal;
            db.AuditTrail.Add(new(
                db.Tenant.Id, staffId: null, sessionId: null, TrailVerbs.Unlocked, document: $"{staff.Id.Value}",
                clock.GetUtcNow()));
            return true;
        },
        ct)).WithoutValue();

    /// <param name="Name">Unique among the staff of a village.</param>
    public sealed record Command(string Name);
}

internal static class Unlocking
{
    /// <summary>Done, or <c>staff.account_missing</c>, <c>staff.not_held_up</c>. Works inside a unit of work.</summary>
    /// <param name="now">Of the real clock.</param>
    public static async Task<Outcome> Free(
        VillageDb db, TryCount tries, StaffId staff, DateTimeOffset now, CancellationToken ct)
    {
        var account = await db.Accounts.SingleOrDefaultAsync(
            one => one.StaffId == staff && one.CooperativeId == db.Tenant.Id, ct);
        if (account is null) return new AccountMissing();
        var name = Counted.Name(account.NormalizedUserName!);
        var waits = await db.SignInTries.AnyAsync(one => one.Subject == name.Subject && one.FreeAt > now, ct);
        if (!waits && !(account.LockoutEnd > now)) return new StaffNotHeldUp();
        account.LockoutEnd = null;
        account.ConcurrencyStamp = Guid.NewGuid().ToString("N");
        await tries.Forgive([name], ct);
        return Outcome.Done;
    }
}
