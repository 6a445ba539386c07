using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Merchants;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.WeChat;

namespace VillageCloud.Features.Finance.Merchants;

/// <summary>What every process keeps its connections by. The first question is of all villages at once, and tells no
/// more than which version is in force where; the second is asked inside the village.</summary>
public sealed class MerchantsInForce(VillageDb db, TimeProvider clock)
{
    public async Task<IReadOnlyList<Known>> Run(CancellationToken ct)
    {
        var since = clock.GetUtcNow() - MerchantAccount.OldIsTakenFor;
        return await (
            from account in db.MerchantAccounts.IgnoreQueryFilters().AsNoTracking()
            where account.Slot == MerchantAccountState.InForce
            join village in db.Cooperatives.AsNoTracking() on account.CooperativeId equals village.Id
            where village.ClosedAt == null
            select new Known(
                village.Village, account.Id,
                db.MerchantAccounts.IgnoreQueryFilters().Where(before => before.CooperativeId == account.CooperativeId
                        && before.State == MerchantAccountState.Replaced && before.InForceUntil > since)
                    .OrderByDescending(before => before.InForceUntil).Select(before => (MerchantAccountId?)before.Id)
                    .FirstOrDefault())).ToListAsync(ct);
    }

    /// <summary>Inside its village. Null when it isn't there any more.</summary>
    public async Task<Secrets?> Read(Known known, CancellationToken ct)
    {
        var found = await db.MerchantAccounts.AsNoTracking()
            .Where(account => account.Id == known.Now || account.Id == known.Before).ToListAsync(ct);
        return found.Find(account => account.Id == known.Now) is { } now
            ? new(now.Credentials, found.Find(account => account.Id == known.Before)?.Credentials)
            : null;
    }

    /// <param name="Before">What WeChat may still send with.</param>
    public sealed record Known(string Village, MerchantAccountId Now, MerchantAccountId? Before);

    /// <summary>A class and not a record: records print their members.</summary>
    public sealed class Secrets(WeChatCredentials now, WeChatCredentials? before)
    {
        public WeChatCredentials Now => now;

        public WeChatCredentials? Before => before;
    }
}
