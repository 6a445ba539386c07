using System.Globalization;
using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Settings;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Alarms;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Finance.Settings;

/// <summary>What two people agreed on takes effect when its day has come. What can't is told: until then the earlier
/// terms stay.</summary>
public sealed class TakeTerms(
    VillageDb db, UnitOfWork work, TermsInForce inForce, Worklist list, TimeProvider clock)
{
    private static readonly Worklist.List Terms = new("terms", "约定的新版本");

    public async Task<Tally> Run(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var today = BeijingTime.DayOf(now);
        var due = await db.TermsVersions.AsNoTracking()
            .Where(one => one.Slot == TermsState.Agreed && one.EffectiveFrom <= today)
            .Select(one => one.Id).ToListAsync(ct);
        var postponed = await list.Postponed(Terms, ct);
        return await list.WorkOff(
            Terms, due.FindAll(id => !postponed.Contains(NumberOf(id))), NumberOf,
            async id => (await Take(id, now, ct)).Refusal?.Code, ct);
    }

    private static string NumberOf(TermsVersionId id) => id.Value.ToString(CultureInfo.InvariantCulture);

    private Task<Outcome<bool>> Take(TermsVersionId id, DateTimeOffset now, CancellationToken ct) => work.Do<bool>(
        async () =>
        {
            var version = await db.TermsVersions.SingleAsync(one => one.Id == id, ct);
            return (await inForce.Take(version, now, ct)).Refusal is { } refusal ? refusal : true;
        },
        ct);
}
