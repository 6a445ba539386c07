using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.People.Households;
using VillageCloud.Features.Finance.Approvals;

namespace VillageCloud.Features.Finance.Payouts;

/// <summary>Phones of payees that have shown a code: the money goes there once a second person has compared.</summary>
public sealed class PhoneApprovals(VillageDb db) : IApprovalSource
{
    public Task<IQueryable<ApprovalItem>> Find(string? text, CancellationToken ct)
    {
        var all = db.PhoneLinks.AsNoTracking()
            .Where(one => one.CheckNumber != null && one.Status != PhoneLinkStatus.Lapsed);
        if (text is not null) all = all.Where(one => one.Number.Contains(text) || one.Summary.Contains(text));
        return Task.FromResult(all.Select(one => new ApprovalItem
        {
            Kind = ApprovalKind.Phone, Number = one.Number, Note = one.Summary, Fen = 0, People = one.People,
        }));
    }
}
