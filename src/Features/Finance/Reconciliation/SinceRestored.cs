using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Reconciliation;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Alarms;

namespace VillageCloud.Features.Finance.Reconciliation;

/// <summary>Whether the books know again what money did, after a backup was put back.</summary>
public static class SinceRestored
{
    /// <summary>Asked before a household is paid: what WeChat, the bank or the cash box paid since the backup would be
    /// paid a second time. A bank doesn't know our numbers, so nothing but a look at its statement tells.</summary>
    public static async Task<Outcome> KnowWhoWasPaid(this VillageDb db, CancellationToken ct)
    {
        if ((await db.KnowWhatWasPaid(ct)).Refusal is { } unknown) return unknown;
        return (await db.OpenRestorations(ct)).Find(static one => one.AsksForBank) is { } open
            ? new BankNotCheckedSinceRestored(open.From, open.To)
            : Outcome.Done;
    }

    /// <summary>Asked before money leaves by WeChat: what left since the backup would leave a second time.</summary>
    public static async Task<Outcome> KnowWhatWasPaid(this VillageDb db, CancellationToken ct)
    {
        foreach (var open in await db.OpenRestorations(ct))
        {
            if (await db.DayNotDone(open, ct) is { } day) return new NotReconciledSinceRestored(day, open.To);
        }

        return Outcome.Done;
    }

    internal static Task<List<Restoration>> OpenRestorations(this VillageDb db, CancellationToken ct) =>
        db.Restorations.Where(one => one.EndedAt == null).OrderBy(one => one.Id).ToListAsync(ct);

    /// <summary>Those of which everything is known again. Works inside a unit of work.</summary>
    internal static async Task EndRestorations(this VillageDb db, DateTimeOffset now, CancellationToken ct)
    {
        var all = await db.OpenRestorations(ct);
        foreach (var open in all)
        {
            if (open.AsksForBank || await db.DayNotDone(open, ct) is not null) continue;
            open.End(now);
            // Two backups of one day have one alarm.
            if (!all.Exists(one => one.EndedAt is null && one.From == open.From))
                await db.EndAlarms([NoteRestoration.Alarm], NoteRestoration.Subject(open), now, ct);
        }
    }

    /// <summary>The first day that isn't reconciled, or of which a difference is open. That of the restoration itself
    /// belongs to them, and its bill comes on the next morning.</summary>
    internal static async Task<DateOnly?> DayNotDone(
        this VillageDb db, Restoration restoration, CancellationToken ct)
    {
        var (from, to) = (restoration.From, restoration.To);
        var done = await db.ReconciledDays.AsNoTracking()
            .Where(one => one.Day >= from && one.Day <= to
                && (one.Status == DayStatus.Matched || one.Status == DayStatus.Lost))
            .Select(one => one.Day).ToHashSetAsync(ct);
        done.ExceptWith(await db.Breaks.AsNoTracking()
            .Where(one => one.Day >= from && one.Day <= to && one.Status != BreakStatus.Closed
                && one.Source != BreakSource.BankStatement)
            .Select(one => one.Day).ToListAsync(ct));
        for (var day = from; day <= to; day = day.AddDays(1))
            if (!done.Contains(day)) return day;
        return null;
    }
}
