using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Features.Finance.Approvals;

namespace VillageCloud.Features.Finance.Payouts;

/// <summary>Households that shall be paid elsewhere: asked for by one, compared with the paper by another.</summary>
public sealed class PayeeApprovals(VillageDb db) : IApprovalSource
{
    public Task<IQueryable<ApprovalItem>> Find(string? text, CancellationToken ct)
    {
        var all = db.PayeeChanges.AsNoTracking();
        if (text is not null) all = all.Where(one => one.Number.Contains(text) || one.Summary.Contains(text));
        return Task.FromResult(all.Select(one => new ApprovalItem
        {
            Kind = ApprovalKind.Payee, Number = one.Number, Note = one.Summary, Fen = 0, People = one.People,
        }));
    }
}
