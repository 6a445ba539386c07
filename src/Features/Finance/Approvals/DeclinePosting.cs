using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Finance.Approvals;

/// <summary>Drops what somebody wanted posted by hand; nothing was booked, so nothing is taken back.</summary>
public sealed class DeclinePosting(VillageDb db, StaffWork work, HandPosting posting, TimeProvider clock)
{
    public Task<Outcome<Result>> Run(Command command, CancellationToken ct) => work.Once<Result>(
        "posting.decline", command,
        async () =>
        {
            var request = await db.PostingRequests.SingleOrDefaultAsync(one => one.Id == command.Id, ct);
            if (request is null) return new RequestNotFound();
            if (work.RefuseOthers(request.People, command.By, Duty.Review) is { } denied) return denied;
            if (request.Decline(command.By.Id, command.Reason, clock.GetUtcNow()).Refusal is { } refusal)
                return refusal;
            await posting.WasDeclined(request, ct);
            return new Result(request.Id);
        },
        ct);

    /// <param name="Reason">Why not; only who asked for it may take it back without one.</param>
    public sealed record Command(
        IdempotencyKey Key, StaffActor By, PostingRequestId Id, string? Reason = null) : IStaffCommand
    {
        Duty IStaffAct.Duty => Duty.TakeBack;

        string? IStaffAct.Document => $"{Id.Value}";
    }

    public sealed record Result(PostingRequestId Id);
}
