using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Features.Finance.Approvals;

namespace VillageCloud.Features.Finance.Payouts;

/// <summary>Payout batches: drafted by one, sent off by another.</summary>
public sealed class BatchApprovals(VillageDb db) : IApprovalSource
{
    public Task<IQueryable<ApprovalItem>> Find(string? text, CancellationToken ct)
    {
        var all = db.PayoutBatches.AsNoTracking();
        if (text is not null) all = all.Where(one => one.Number.Contains(text));
        return Task.FromResult(all.Select(one => new ApprovalItem
        {
            Kind = ApprovalKind.PayoutBatch, Number = one.Number, Fen = one.Total.Fen, People = one.People,
        }));
    }
}
