using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.People.Alarms;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.People.Payees;

/// <summary>Whoever is paid until now says on their phone that they didn't want it: money goes where it went, and the
/// supervisor hears of it, since two people of the village had agreed.</summary>
public sealed class StopMyPayeeChange(VillageDb db, UnitOfWork work, TimeProvider clock)
{
    public const string Alarm = "access.payee_stopped";

    private const string Reason = "原来的收款人在手机上说不是本人要改";

    /// <summary>Nothing of the console's reasons: a person at a phone has said all by the tap.</summary>
    public async Task<Outcome> Run(Command command, CancellationToken ct) => (await work.Do<long>(
        async () =>
        {
            var change = await db.PayeeChanges.SingleOrDefaultAsync(
                one => one.Number == command.Number && one.HouseholdId == command.Household, ct);
            if (change is null) return new PayeeChangeNotFound();
            if (!await db.IsPayee(command.Household, command.Shopper, ct)) return new OnlyPayeeStops();
            if (change.Stop(Reason).Refusal is { } refusal) return refusal;
            var now = clock.GetUtcNow();
            await db.EndAlarms([ApprovePayeeChange.Alarm], change.Number, now, ct);
            await db.RaiseAlarm(new(Alarm, change.Number, Sentence(change)), now, ct);
            db.AuditTrail.Add(new(
                db.Tenant.Id, staffId: null, sessionId: null, TrailVerbs.PayeeStopped, change.Number, now));
            return change.Id;
        },
        ct)).WithoutValue();

    private static string Sentence(PayeeChange change) =>
        $"农户 {change.Summary}：原来的收款人在手机上停下了，说不是本人要改。请查是谁来申请的、两位同事看过什么，再给他家打电话";

    public sealed record Command(ShopperId Shopper, HouseholdId Household, string Number);
}
