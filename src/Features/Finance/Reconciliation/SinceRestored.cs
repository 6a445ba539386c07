using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Reconciliation;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Finance.Reconciliation;

/// <summary>Whether the books know again what money did, after a backup was put back.</summary>
public static class SinceRestored
{
    /// <summary>Asked before money leaves: what left since the backup would leave a second time.</summary>
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
