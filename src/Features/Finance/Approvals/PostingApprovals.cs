using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Approvals;

namespace VillageCloud.Features.Finance.Approvals;

/// <summary>What is posted by hand: top-ups, settlements, payouts that came back.</summary>
public sealed class PostingApprovals(VillageDb db) : IApprovalSource
{
    public Task<int> CountWaiting(CancellationToken ct) =>
        db.PostingRequests.CountAsync(one => one.Status == PostingStatus.Requested, ct);

    public async Task<ApprovalPart> List(ListApprovals.Query query, ApprovalCut cut, CancellationToken ct)
    {
        var all = db.PostingRequests.AsNoTracking();
        if (query.OnlyWaiting) all = all.Where(one => one.Status == PostingStatus.Requested);
        if (query.Text is { } text) all = all.Where(one => one.Reference.Contains(text) || one.Note.Contains(text));
        var found = await cut.Top(
            all, one => one.Status == PostingStatus.Requested, one => one.Amount.Fen,
            one => one.Status == PostingStatus.Requested ? 0
                : one.Status != PostingStatus.Declined ? 1 : one.DeclinedBy != one.RequestedBy ? 2 : 3,
            one => one.RequestedAt).ToListAsync(ct);
        return new(await all.CountAsync(ct), found.Select(one => new ApprovalRow(
            KindOf(one.Kind), one.Reference, one.Note, one.Amount, StatusOf(one), one.RequestedBy,
            one.RequestedAt, one.ApprovedBy ?? one.DeclinedBy, one.ApprovedAt ?? one.DeclinedAt, PostingId: one.Id,
            EffectiveAt: one.EffectiveAt, DeclineReason: one.DeclineReason)));
    }

    private static ApprovalStatus StatusOf(PostingRequest request) => request.Status switch
    {
        PostingStatus.Requested => ApprovalStatus.Waiting,
        PostingStatus.Declined => Decliner.NoOf(request.DeclinedBy, request.RequestedBy),
        _ => ApprovalStatus.Approved,
    };

    private static ApprovalKind KindOf(PostingKind kind) => kind switch
    {
        PostingKind.TopUp => ApprovalKind.TopUp,
        PostingKind.PayoutReturn => ApprovalKind.PayoutReturn,
        _ => ApprovalKind.Settlement,
    };
}
