using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Finance.Approvals;

/// <summary>Drops what somebody wanted posted by hand; nothing was booked, so nothing is taken back.</summary>
public sealed class DeclinePosting(VillageDb db, UnitOfWork work, TimeProvider clock)
{
    public Task<Outcome<Result>> Run(Command command, CancellationToken ct) => work.Once<Result>(
        $"posting.decline:{command.By.Value}", command.Key, command with { Key = default },
        async () =>
        {
            var request = await db.PostingRequests.SingleOrDefaultAsync(one => one.Id == command.Id, ct);
            if (request is null) return new RequestNotFound();
            if (request.Decline(command.By, command.Reason, clock.GetUtcNow()).Refusal is { } refusal)
                return refusal;
            return new Result(request.Id);
        },
        ct);

    /// <param name="Reason">Why not; only who asked for it may take it back without one.</param>
    public sealed record Command(IdempotencyKey Key, StaffId By, PostingRequestId Id, string? Reason = null);

    public sealed record Result(PostingRequestId Id);
}
