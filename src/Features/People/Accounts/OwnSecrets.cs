using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Data.Accounts;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.People.Accounts;

/// <summary>How somebody changes what they sign in with: the password of now opens it, wrong ones slow down, and every
/// other session of theirs is over.</summary>
public sealed class OwnSecrets(VillageDb db, Passwords passwords, DutyCheck duties, TryCount tries, RealClock real)
{
    /// <summary>The account of whoever acts, once they have typed its password. Outside of a unit of work: comparing
    /// takes long, and nobody should wait for it.</summary>
    public async Task<Outcome<StaffAccount>> Open(IStaffAct act, string password, CancellationToken ct)
    {
        // First, or a session that is over would go on guessing.
        if ((await duties.Ask(act.By, act.Duty, act.AsksForFactor, ct)).Refusal is { } denied) return denied;
        var account = await db.Accounts.AsNoTracking().SingleOrDefaultAsync(one => one.StaffId == act.By.Id, ct);
        if (account is null) return new NoAccount();
        if ((await tries.Take([Counted.Session(act.By.Session)], ct)).Refusal is { } slower) return slower;
        return passwords.IsRight(account, password) ? account : new PasswordWrong();
    }

    /// <summary>Inside the unit of work of the change.</summary>
    /// <param name="known">As <see cref="Open"/> found it: if it is another by now, somebody else was quicker.</param>
    public async Task<Outcome> Change(
        StaffActor by, StaffAccount known, Action<StaffAccount> change, CancellationToken ct)
    {
        var account = await db.Accounts.SingleOrDefaultAsync(
            one => one.Id == known.Id && one.SecurityStamp == known.SecurityStamp, ct);
        if (account is null) return new SessionEnded();
        change(account);
        account.SecurityStamp = Guid.NewGuid().ToString("N");
        account.ConcurrencyStamp = Guid.NewGuid().ToString("N");
        await tries.Forgive([Counted.Session(by.Session)], ct);
        await db.EndSessionsOf(by.Id, SessionEnd.NewSecret, real.Now, ct, but: by.Session);
        var mine = await db.StaffSessions.SingleAsync(one => one.Id == by.Session, ct);
        mine.GoOnWith(account.SecurityStamp);
        return Outcome.Done;
    }
}
