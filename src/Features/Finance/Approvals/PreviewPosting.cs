using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Finance.Approvals;

/// <summary>What the second person is about to post, tried and rolled back.</summary>
public sealed class PreviewPosting(VillageDb db, UnitOfWork work, HandPosting posting)
{
    public Task<Outcome<PostedByHand>> Run(Query query, CancellationToken ct) => work.DryRun(
        async () =>
        {
            var request = await db.PostingRequests.SingleOrDefaultAsync(one => one.Id == query.Id, ct);
            return request is null ? new RequestNotFound() : await posting.Post(request, ct);
        },
        ct);

    public sealed record Query(PostingRequestId Id);
}
