using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.People.Staff;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;

namespace VillageCloud.Features.People.Staff;

/// <summary>Whoever asked for it takes the first half of the link, once, and hands it to its person.</summary>
public sealed class TakeStaffLink(VillageDb db, StaffWork work, InvitationDesk invitations, TimeProvider clock)
{
    /// <summary>Not kept under a key, as other answers are: the half of a link can be read nowhere afterwards.
    /// </summary>
    public Task<Outcome<Result>> Run(Command command, CancellationToken ct) => work.Do<Result>(
        "staff.take_link", command,
        async () =>
        {
            var request = await db.StaffRequests.SingleOrDefaultAsync(one => one.Number == command.Number, ct);
            if (request is null) return new StaffRequestNotFound();
            if (request.TakeLink(command.By.Id, clock.GetUtcNow()).Refusal is { } refusal) return refusal;
            var staff = await db.Staff.AsNoTracking().SingleAsync(one => one.Id == request.StaffId, ct);
            if (staff.State != StaffState.Active) return new StaffTakenOff();
            return new Result(staff.Name, await invitations.Issue(staff.Id, request.CodeHash, ct));
        },
        ct);

    public sealed record Command(StaffActor By, string Number) : IStaffAct
    {
        Duty IStaffAct.Duty => Duty.KeepStaff;

        /// <summary>Somebody at an unattended screen would take it.</summary>
        bool IStaffAct.AsksForFactor => true;

        string? IStaffAct.Document => Number;
    }

    /// <param name="Token">The secret of the link.</param>
    public sealed record Result(string Name, string Token);
}
