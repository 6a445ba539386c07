using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Approvals;

namespace VillageCloud.Features.Finance.Approvals;

internal static class WaitingPostings
{
    /// <summary>Whether somebody wants that already, and a second person is asked.</summary>
    public static Task<bool> IsWaiting(
        this VillageDb db, PostingKind kind, string reference, CancellationToken ct) => db.PostingRequests.AnyAsync(
        one => one.Kind == kind && one.Reference == reference && one.Status == PostingStatus.Requested, ct);
}
