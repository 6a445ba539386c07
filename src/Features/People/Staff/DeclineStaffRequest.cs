using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.People.Staff;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.People.Staff;

/// <summary>Says no to a change of the staff, or takes one's own wish back: everybody stays what they are.</summary>
public sealed class DeclineStaffRequest(VillageDb db, StaffWork work, TimeProvider clock)
{
    public Task<Outcome<Result>> Run(Command command, CancellationToken ct) => work.Once<Result>(
        "staff.decline", command,
        async () =>
        {
            var request = await db.StaffRequests.SingleOrDefaultAsync(one => one.Number == command.Number, ct);
            if (request is null) return new StaffRequestNotFound();
            if (work.RefuseOthers(request.People, command.By, Duty.Review) is { } denied) return denied;
            return request.Decline(command.By.Id, command.Reason, clock.GetUtcNow()).Refusal is { } refusal
                ? refusal
                : new Result(request.Number);
        },
        ct);

    /// <param name="Reason">Why not; only who asked for it may take it back without one.</param>
    public sealed record Command(
        IdempotencyKey Key, StaffActor By, string Number, string? Reason = null) : IStaffCommand
    {
        Duty IStaffAct.Duty => Duty.TakeBack;

        string? IStaffAct.Document => Number;
    }

    public sealed record Result(string Number);
}
