using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Features.Finance.Approvals;

namespace VillageCloud.Features.Finance.Settings;

/// <summary>Versions of what the village agrees on: proposed by one, agreed to by another.</summary>
public sealed class TermsApprovals(VillageDb db) : IApprovalSource
{
    public Task<IQueryable<ApprovalItem>> Find(string? text, CancellationToken ct)
    {
        var all = db.TermsVersions.AsNoTracking().Where(one => one.People.Maker != null);
        if (text is not null) all = all.Where(one => one.Reason.Contains(text));
        return Task.FromResult(all.Select(one => new ApprovalItem
        {
            Kind = ApprovalKind.Terms, Note = one.Reason, Fen = 0, People = one.People,
        }));
    }
}
