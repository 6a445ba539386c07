using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.People.Staff;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.People.Staff;

/// <summary>Somebody lost their password or phone, never used their link, or founded the village and has none yet. What
/// they signed in with opens nothing from here on, wherever they are signed in they are out, and there is a new link.
/// </summary>
public sealed class ResetStaff(VillageDb db, UnitOfWork work, InvitationDesk invitations)
{
    public Task<Outcome<Result>> Run(Command command, CancellationToken ct) => work.Do<Result>(
        async () =>
        {
            var staff = await db.Staff.SingleOrDefaultAsync(one => one.Name == command.Name, ct);
            if (staff is null) return new StaffNotFound();
            if (staff.State != StaffState.Active) return new StaffIsDisabled();
            var isFirst = !await db.StaffInvitations.AnyAsync(one => one.StaffId == staff.Id, ct);
            if (await invitations.Shut(staff.Id, ct)) isFirst = false;
            var verb = isFirst ? TrailVerbs.Added : TrailVerbs.Reset;
            return new Result(staff.Name, await invitations.Invite(staff, verb, ct));
        },
        ct);

    /// <param name="Name">Unique among the staff of a village.</param>
    public sealed record Command(string Name);

    /// <param name="Token">The secret of the link.</param>
    public sealed record Result(string Name, string Token);
}
