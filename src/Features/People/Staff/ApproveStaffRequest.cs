using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.People.Staff;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.People.Staff;

/// <summary>The second person knows who it is, and agrees. Where a link follows, they get its second half, which they
/// hand to its person themselves.</summary>
public sealed class ApproveStaffRequest(
    VillageDb db, StaffWork work, StaffRoll roll, SeatDesk seats, InvitationDesk invitations, RealClock real,
    TimeProvider clock)
{
    private const int CodeDigits = 8;

    /// <summary>Not kept under a key, as other answers are: the half of a link can be read nowhere afterwards.
    /// </summary>
    public Task<Outcome<Result>> Run(Command command, CancellationToken ct) => work.Do<Result>(
        "staff.approve", command,
        async () =>
        {
            var request = await db.StaffRequests.SingleOrDefaultAsync(one => one.Number == command.Number, ct);
            if (request is null) return new StaffRequestNotFound();
            if (IsAppointed(request) && await Appoint(request, ct) is { } inUse) return inUse;
            var code = request.EndsInALink
                ? SecretToken.NewDigits(CodeDigits)
                : null;
            var hash = code is null ? null : SecretToken.HashOf(code);
            if (request.Approve(command.By.Id, command.Typed, hash, clock.GetUtcNow()).Refusal is { } refusal)
                return refusal;
            return (await Change(request, ct)).Refusal is { } not
                ? not
                : new Result(request.Number, request.Name, code);
        },
        ct);

    private static bool IsAppointed(StaffRequest request) =>
        request is { Wish: StaffWish.Appoint, Status: StaffRequestStatus.Requested };

    /// <summary>First of all: what is agreed to says whom it has made. A refusal that follows takes it back.</summary>
    private async Task<Refusal?> Appoint(StaffRequest request, CancellationToken ct)
    {
        // Somebody may have been added at the server meanwhile.
        if (await db.Staff.AnyAsync(one => one.Name == request.Name, ct)) return new StaffNameInUse(request.Name);
        var staff = new StaffMember(db.Tenant.Id, request.Name, request.Role);
        db.Staff.Add(staff);
        await db.SaveChangesAsync(ct);
        request.Concerns(staff.Id);
        return null;
    }

    private async Task<Outcome> Change(StaffRequest request, CancellationToken ct)
    {
        var staff = await db.Staff.SingleAsync(one => one.Id == request.StaffId, ct);
        return request.Wish switch
        {
            StaffWish.Appoint => await Seat(staff, request, ct),
            StaffWish.ChangeRole => await ChangeRole(staff, request, ct),
            StaffWish.Reset => await Reset(staff, ct),
            _ => staff.Enable(),
        };
    }

    private async Task<Outcome> Seat(StaffMember staff, StaffRequest request, CancellationToken ct)
    {
        await seats.Sit(staff.Id, new(request.Role, request.Seat), ct);
        return Outcome.Done;
    }

    private async Task<Outcome> ChangeRole(StaffMember staff, StaffRequest request, CancellationToken ct)
    {
        if (staff.State != StaffState.Active) return new StaffTakenOff();
        if (await roll.RefuseLast(staff, request.Role, ct) is { } last) return last;
        // Another seat alone leaves the role as it is.
        if (staff.Role != request.Role) staff.Appoint(request.Role).OrThrow();
        await db.EndSessionsOf(staff.Id, SessionEnd.RoleChanged, real.Now, ct);
        return await Seat(staff, request, ct);
    }

    private async Task<Outcome> Reset(StaffMember staff, CancellationToken ct)
    {
        if (staff.State != StaffState.Active) return new StaffTakenOff();
        await invitations.Shut(staff.Id, ct);
        await invitations.Withdraw(staff.Id, ct);
        return Outcome.Done;
    }

    /// <param name="Typed">The name of whoever it is about.</param>
    public sealed record Command(StaffActor By, string Number, string? Typed) : IStaffAct
    {
        Duty IStaffAct.Duty => Duty.Review;

        string? IStaffAct.Document => Number;
    }

    /// <param name="Code">The second half of the link, shown once; null where no link follows.</param>
    public sealed record Result(string Number, string Name, string? Code);
}
