using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.People.Staff;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.People.Staff;

/// <summary>Who can sign in now, and what the village would lose without one of them. Works inside a unit of work.
/// </summary>
public sealed class StaffRoll(VillageDb db)
{
    /// <summary><c>staff.last_one</c> when nobody else could ask, or agree, from the console.</summary>
    /// <param name="becomes">The role that they have afterwards; null when they are off.</param>
    internal async Task<Refusal?> RefuseLast(StaffMember goes, StaffRole? becomes, CancellationToken ct)
    {
        // Of two who take each other off at once, the second one reads what the first has done: an UPDATE that changes
        // nothing locks as well as any.
        _ = await db.Staff.ExecuteUpdateAsync(set => set.SetProperty(one => one.Name, one => one.Name), ct);
        var stay = await SignIns().Where(one => one.Id != goes.Id).Select(one => one.Role).ToListAsync(ct);
        if (becomes is { } role) stay.Add(role);
        return DutiesOfRole.RefuseLast(goes.Role, stay);
    }

    /// <summary>Whether there is somebody who may agree to what one asks for about another.</summary>
    internal async Task<bool> CanBeAgreedTo(StaffId maker, StaffId? subject, CancellationToken ct) =>
        (await SignIns().Where(one => one.Id != maker && one.Id != subject).Select(one => one.Role).ToListAsync(ct))
            .Exists(static role => role.May(Duty.Review));

    // Whoever was added and has never used their link counts for nobody. A demo's people have no account, and do.
    private IQueryable<StaffMember> SignIns() => db.Staff.AsNoTracking().Where(one => one.State == StaffState.Active
        && (db.Accounts.Any(account => account.StaffId == one.Id && account.PasswordHash != null)
            || db.StaffSessions.Any(session => session.StaffId == one.Id && session.AccountId == null)));
}
