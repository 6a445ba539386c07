using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Features.Finance.Approvals;

namespace VillageCloud.Features.Finance.Merchants;

/// <summary>Versions of the WeChat account: typed by one, agreed to by another.</summary>
public sealed class MerchantApprovals(VillageDb db) : IApprovalSource
{
    public Task<IQueryable<ApprovalItem>> Find(string? text, CancellationToken ct)
    {
        var all = db.MerchantAccounts.AsNoTracking().Where(one => one.People.Maker != null);
        if (text is not null) all = all.Where(one => one.Credentials.MerchantId.Contains(text));
        return Task.FromResult(all.Select(one => new ApprovalItem
        {
            Kind = ApprovalKind.WeChatAccount, Number = one.Credentials.MerchantId, Fen = 0, People = one.People,
        }));
    }
}
