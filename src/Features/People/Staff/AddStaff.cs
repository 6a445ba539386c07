using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.People.Staff;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.People.Staff;

/// <summary>The operator of the server adds a member of staff, as the village has decided, and gets the link by which
/// that person chooses a password and a second factor.</summary>
public sealed class AddStaff(VillageDb db, UnitOfWork work, InvitationDesk invitations, SeatDesk seats)
{
    public Task<Outcome<Result>> Run(Command command, CancellationToken ct) => work.Do<Result>(
        async () =>
        {
            var name = StaffMember.NameOf(command.Name);
            if (name.Refusal is { } refusal) return refusal;
            var post = new StaffPost(command.Role, command.Seat);
            if (post.RefuseSeat() is { } seatless) return seatless;
            if (await db.Staff.AnyAsync(one => one.Name == name.Value, ct)) return new StaffNameTaken(name.Value);
            var staff = new StaffMember(db.Tenant.Id, name.Value, command.Role);
            db.Staff.Add(staff);
            await db.SaveChangesAsync(ct);
            await seats.Sit(staff.Id, post, ct);
            return new Result(name.Value, await invitations.Invite(staff, TrailVerbs.Added, ct));
        },
        ct);

    /// <param name="Seat">Of a representative.</param>
    public sealed record Command(string Name, StaffRole Role, Seat? Seat = null);

    /// <param name="Token">The secret of the link.</param>
    public sealed record Result(string Name, string Token);
}
