namespace VillageCloud.Features.Finance.Approvals;

/// <summary>What one noun has that waits, or waited, for a second person. Found by its type: a new noun adds one and
/// changes nothing else.</summary>
public interface IApprovalSource
{
    /// <summary>A question that was not asked yet: <see cref="ListApprovals"/> counts, orders and cuts it.</summary>
    /// <param name="text">What is searched for; null when nothing is.</param>
    Task<IQueryable<ApprovalItem>> Find(string? text, CancellationToken ct);
}
