using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Settings;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Finance.Settings;

/// <summary>What two people agreed on takes effect when its day has come.</summary>
public sealed class TakeTerms(VillageDb db, UnitOfWork work, TermsInForce inForce, TimeProvider clock)
{
    public async Task<Tally> Run(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var today = BeijingTime.DayOf(now);
        var due = await db.TermsVersions.AsNoTracking()
            .Where(one => one.Slot == TermsState.Agreed && one.EffectiveFrom <= today)
            .Select(one => one.Id).ToListAsync(ct);
        return await Tally.Of(due, async id => (await Take(id, now, ct)).Refusal?.Code, ct);
    }

    private Task<Outcome<bool>> Take(TermsVersionId id, DateTimeOffset now, CancellationToken ct) => work.Do<bool>(
        async () =>
        {
            var version = await db.TermsVersions.SingleAsync(one => one.Id == id, ct);
            return (await inForce.Take(version, now, ct)).Refusal is { } refusal ? refusal : true;
        },
        ct);
}
