using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Payouts;
using VillageCloud.Features.Finance.Approvals;

namespace VillageCloud.Features.Finance.Payouts;

/// <summary>Payout batches: drafted by one, sent off by another.</summary>
public sealed class BatchApprovals(VillageDb db) : IApprovalSource
{
    public Task<int> CountWaiting(CancellationToken ct) =>
        db.PayoutBatches.CountAsync(one => one.Status == BatchStatus.Drafted, ct);

    public async Task<ApprovalPart> List(ListApprovals.Query query, ApprovalCut cut, CancellationToken ct)
    {
        var all = db.PayoutBatches.AsNoTracking();
        if (query.OnlyWaiting) all = all.Where(one => one.Status == BatchStatus.Drafted);
        if (query.Text is { } text) all = all.Where(one => one.Number.Contains(text));
        var found = await cut.Top(
            all, one => one.Status == BatchStatus.Drafted, one => one.Total.Fen,
            one => one.Status == BatchStatus.Drafted ? 0 : one.Status != BatchStatus.Discarded ? 1
                : one.DiscardedBy != one.DraftedBy ? 2 : 3,
            one => one.DraftedAt).ToListAsync(ct);
        return new(await all.CountAsync(ct), found.Select(one => new ApprovalRow(
            ApprovalKind.PayoutBatch, one.Number, Note: "", one.Total, StatusOf(one), one.DraftedBy,
            one.DraftedAt, one.ApprovedBy ?? one.DiscardedBy, one.ApprovedAt ?? one.DiscardedAt)));
    }

    private static ApprovalStatus StatusOf(PayoutBatch batch) => batch.Status switch
    {
        BatchStatus.Drafted => ApprovalStatus.Waiting,
        BatchStatus.Approved => ApprovalStatus.Approved,
        _ => Decliner.NoOf(batch.DiscardedBy, batch.DraftedBy),
    };
}
