using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Settings;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Finance.Settings;

/// <summary>Whose place the next version takes. Works inside a unit of work.</summary>
public sealed class TermsInForce(VillageDb db)
{
    /// <summary>Sent at once: two can't hold one place, not for a moment.</summary>
    internal async Task Leave(TermsState slot, DateTimeOffset now, CancellationToken ct)
    {
        if (await db.TermsVersions.SingleOrDefaultAsync(one => one.Slot == slot, ct) is not { } before) return;
        before.Replace(now).OrThrow();
        await db.SaveChangesAsync(ct);
    }

    internal async Task<Outcome> Take(TermsVersion version, DateTimeOffset now, CancellationToken ct)
    {
        await Leave(TermsState.InForce, now, ct);
        var cooperative = await db.Cooperatives.SingleAsync(one => one.Id == db.Tenant.Id, ct);
        return version.TakeEffect(cooperative, now);
    }
}
