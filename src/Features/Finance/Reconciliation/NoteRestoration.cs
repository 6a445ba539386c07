using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Reconciliation;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.People.Staff;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.People.Alarms;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Finance.Reconciliation;

/// <summary>A village's books were just put back from a backup: whoever was signed in then is out, links of that time
/// open nothing, and no money leaves before the days since are reconciled (<see cref="SinceRestored"/>). Said again of
/// the same backup, it changes nothing: a restore that broke off is said again.</summary>
public sealed class NoteRestoration(VillageDb db, UnitOfWork work, RealClock real, TimeProvider clock)
{
    internal const string Alarm = "restore.not_reconciled";

    public async Task<Outcome> Run(Command command, CancellationToken ct) => (await work.Do<bool>(
        async () =>
        {
            if (await db.Restorations.AnyAsync(one => one.TakenAt == command.TakenAt && one.EndedAt == null, ct))
                return true;
            var now = clock.GetUtcNow();
            var restoration = new Restoration(db.Tenant.Id, command.TakenAt, now);
            db.Restorations.Add(restoration);
            await EndWhatWasOpen(ct);
            var sentence = new NotReconciledSinceRestored(restoration.From, restoration.To).Sentence;
            await db.RaiseAlarm(new(Alarm, Subject(restoration), sentence), now, ct);
            db.AuditTrail.Add(new(
                db.Tenant.Id, staffId: null, sessionId: null, TrailVerbs.Restored,
                document: $"{command.TakenAt.ToOffset(BeijingTime.Offset):yyyy-MM-dd HH:mm}", now));
            return true;
        },
        ct)).WithoutValue();

    internal static string Subject(Restoration restoration) => $"{restoration.From:yyyy-MM-dd}";

    private async Task EndWhatWasOpen(CancellationToken ct)
    {
        foreach (var session in await db.StaffSessions.Where(one => one.EndedAt == null).ToListAsync(ct))
            session.End(SessionEnd.Restored, real.Now);
        foreach (var invitation in await db.StaffInvitations.Where(one => one.UsedAt == null).ToListAsync(ct))
            invitation.Withdraw(real.Now);
        foreach (var ready in await db.StaffRequests.Where(one => one.Status == StaffRequestStatus.LinkReady)
            .ToListAsync(ct))
            ready.Lapse();
        await db.Sessions.ExecuteDeleteAsync(ct);
    }

    /// <param name="TakenAt">When the backup was taken.</param>
    public sealed record Command(DateTimeOffset TakenAt);
}
