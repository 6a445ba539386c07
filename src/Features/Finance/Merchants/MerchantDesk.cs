using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Merchants;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.WeChat;

namespace VillageCloud.Features.Finance.Merchants;

/// <summary>What has to hold of every new version of a village's account, whoever enters it. Works inside a unit of
/// work.</summary>
public sealed class MerchantDesk(VillageDb db, IWeChatConnector connector)
{
    internal Task<MerchantAccount?> InForce(CancellationToken ct) => Find(MerchantAccountState.InForce, ct);

    internal Task<MerchantAccount?> Waiting(CancellationToken ct) => Find(MerchantAccountState.Waiting, ct);

    /// <summary>What would be in force, or why it can't be.</summary>
    internal async Task<Outcome<WeChatCredentials>> Complete(WeChatCredentials typed, CancellationToken ct)
    {
        var known = (await InForce(ct))?.Credentials;
        var whole = (known ?? new()).With(typed);
        if (connector.Problems(db.Tenant.Village, whole) is [var first, ..]) return new MerchantFieldWrong(first);
        if (known is not null && IsSame(known, whole)) return new MerchantUnchanged();
        return await RefuseAnother(known, whole, ct) is { } refusal ? refusal : whole;
    }

    internal async Task<int> NextRevision(CancellationToken ct) =>
        (await db.MerchantAccounts.MaxAsync(account => (int?)account.Revision, ct) ?? 0) + 1;

    /// <summary>Takes the place of what is in force. Sent at once: two can't be in force, not for a moment.</summary>
    internal async Task Replace(DateTimeOffset now, CancellationToken ct)
    {
        if (await InForce(ct) is not { } before) return;
        before.Replace(now).OrThrow();
        await db.SaveChangesAsync(ct);
    }

    /// <summary>What a merchant has taken is given back and accounted for by the same; who signed in to a mini-program
    /// is known to that one alone.</summary>
    internal async Task<Refusal?> RefuseAnother(WeChatCredentials? known, WeChatCredentials whole, CancellationToken ct)
    {
        if (known is null) return null;
        if (known.MerchantId != whole.MerchantId && await db.Payments.AnyAsync(ct))
            return new MerchantIdFixed(known.MerchantId);
        return known.AppId != whole.AppId && await db.Shoppers.AnyAsync(ct) ? new MerchantAppFixed(known.AppId) : null;
    }

    private Task<MerchantAccount?> Find(MerchantAccountState slot, CancellationToken ct) =>
        db.MerchantAccounts.SingleOrDefaultAsync(account => account.Slot == slot, ct);

    private static bool IsSame(WeChatCredentials one, WeChatCredentials other) => Array.TrueForAll(
        typeof(WeChatCredentials).GetProperties(),
        property => Equals(property.GetValue(one), property.GetValue(other)));
}
