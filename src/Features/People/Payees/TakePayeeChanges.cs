using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Alarms;
using VillageCloud.Features.People.Households;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.People.Payees;

/// <summary>What two people agreed on and nobody has stopped takes effect when its time has come. One that can't is
/// told: until then the money goes where it went.</summary>
public sealed class TakePayeeChanges(VillageDb db, UnitOfWork work, Worklist list, TimeProvider clock)
{
    private static readonly Worklist.List Changes = new("payee", "换收款申请");

    public async Task<Tally> Run(Command command, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var postponed = await list.Postponed(Changes, ct);
        var due = await db.PayeeChanges.AsNoTracking()
            .Where(one => one.Status == PayeeChangeStatus.Waiting && one.EffectiveAt <= now
                && !postponed.Contains(one.Number))
            .OrderBy(one => one.Id).Take(command.Max).Select(one => one.Number).ToListAsync(ct);
        return await list.WorkOff(
            Changes, due, static number => number, async number => (await Take(number, now, ct)).Refusal?.Code, ct);
    }

    private Task<Outcome<bool>> Take(string number, DateTimeOffset now, CancellationToken ct) => work.Do<bool>(
        async () =>
        {
            var change = await db.PayeeChanges.SingleAsync(one => one.Number == number, ct);
            var household = await db.Households.SingleAsync(one => one.Id == change.HouseholdId, ct);
            if (change.TakeEffect(household, now).Refusal is { } refusal) return refusal;
            await db.EndAlarms([RecordDeath.Alarm], $"{household.Number}", now, ct);
            return true;
        },
        ct);

    public sealed record Command(int Max = 500);
}
