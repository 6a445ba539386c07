using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Finance.Approvals;

/// <summary>The second person has seen what somebody wants posted by hand, and it is posted.</summary>
public sealed class ApprovePosting(VillageDb db, StaffWork work, HandPosting posting, TimeProvider clock)
{
    public Task<Outcome<PostedByHand>> Run(Command command, CancellationToken ct) => work.Once<PostedByHand>(
        "posting.approve", command,
        async () =>
        {
            var request = await db.PostingRequests.SingleOrDefaultAsync(one => one.Id == command.Id, ct);
            if (request is null) return new RequestNotFound();
            var approved = request.Approve(command.By.Id, command.TypedTotal, clock.GetUtcNow());
            return approved.Refusal is { } refusal ? refusal : await posting.Post(request, ct);
        },
        ct);

    /// <param name="TypedTotal">Must be the amount that was asked for.</param>
    public sealed record Command(
        IdempotencyKey Key, StaffActor By, PostingRequestId Id, Money TypedTotal) : IStaffCommand
    {
        Duty IStaffAct.Duty => Duty.Review;

        string? IStaffAct.Document => $"{Id.Value}";
    }
}
