using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;

namespace VillageCloud.Features.Finance.Approvals;

/// <summary>Who shall act for the village: asked for by one, agreed to by another who knows the person.</summary>
public sealed class StaffApprovals(VillageDb db) : IApprovalSource
{
    public Task<IQueryable<ApprovalItem>> Find(string? text, CancellationToken ct)
    {
        var all = db.StaffRequests.AsNoTracking();
        if (text is not null) all = all.Where(one => one.Number.Contains(text) || one.Name.Contains(text));
        return Task.FromResult(all.Select(one => new ApprovalItem
        {
            Kind = ApprovalKind.Staff, Number = one.Number, Note = one.Name + "：" + one.Reason, Fen = 0,
            People = one.People,
        }));
    }
}
