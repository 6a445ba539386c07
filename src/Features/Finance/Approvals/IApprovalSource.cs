using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Finance.Approvals;

/// <summary>What one noun has that waits, or waited, for a second person. Found by its type: a new noun adds one and
/// changes nothing else.</summary>
public interface IApprovalSource
{
    Task<int> CountWaiting(CancellationToken ct);

    /// <summary>Counted and cut by the database.</summary>
    Task<ApprovalPart> List(ListApprovals.Query query, ApprovalCut cut, CancellationToken ct);
}

/// <param name="Count">All that were found, not only the rows given.</param>
public sealed record ApprovalPart(int Count, IEnumerable<ApprovalRow> Rows);

public static class Decliner
{
    /// <summary>Who takes back what they asked for themselves says no to nobody.</summary>
    public static ApprovalStatus NoOf(StaffId? declinedBy, StaffId? requestedBy) =>
        declinedBy == requestedBy ? ApprovalStatus.Withdrawn : ApprovalStatus.Declined;
}
