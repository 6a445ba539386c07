using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Shop.Licences;

namespace VillageCloud.Features.Shop.Licences;

/// <summary>Which papers somebody has to renew, and when that is over.</summary>
internal static class LicenceEnds
{
    /// <summary>Those that end soon, and none takes their place.</summary>
    public static IEnumerable<Licence> Near(this LicenceBook book, DateOnly today) =>
        book.ToRenew(today).Where(one => one.HoldsOn(today));

    /// <summary>A paper that was renewed, under whatever number, withdrawn or read again calls nobody any more; nor
    /// does a product that stands in the shop again. Works inside a unit of work.</summary>
    public static async Task EndWhatIsOver(
        this VillageDb db, LicenceBook book, DateOnly today, DateTimeOffset now, CancellationToken ct)
    {
        var open = await db.Alarms.Where(one => one.ClosedAt == null
            && (one.Code == WatchLicences.Ending || one.Code == WatchLicences.TakenOff)).ToListAsync(ct);
        if (open.Count == 0) return;
        var numbers = book.ToRenew(today).Select(static one => one.Number).ToHashSet(StringComparer.Ordinal);
        var names = open.Select(static one => one.Subject).ToList();
        var shown = await db.Products.Where(one => names.Contains(one.Name) && (one.IsOnSale || one.PublishAt != null))
            .Select(static one => one.Name).ToListAsync(ct);
        foreach (var alarm in open)
        {
            var isOver = alarm.Code == WatchLicences.Ending
                ? !numbers.Contains(alarm.Subject)
                : shown.Contains(alarm.Subject, StringComparer.Ordinal);
            if (isOver) alarm.End(now);
        }
    }

    // Also one that has ended: until another is written down, or that it is given up, its goods can't be sold.
    private static IEnumerable<Licence> ToRenew(this LicenceBook book, DateOnly today) => book.Licences.Where(one =>
        one.ValidUntil is { } last && last.DayNumber - today.DayNumber <= Licence.DaysToRenew
        && !book.Licences.Any(other => other.HouseholdId == one.HouseholdId && other.Kind.Answers(one.Kind)
            && other.HoldsOn(last < today ? today : last.AddDays(1))));
}
