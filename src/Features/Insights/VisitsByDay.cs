using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Shop.Visits;

namespace VillageCloud.Features.Insights;

internal static class VisitsByDay
{
    /// <summary>How often the shop was visited on each Beijing day, the oldest first; a day without visits is there
    /// too.</summary>
    public static async Task<IReadOnlyList<DayVisits>> VisitsOfDays(
        this VillageDb db, DateOnly last, int days, CancellationToken ct)
    {
        var first = last.AddDays(1 - days);
        var counted = await db.VisitDays.AsNoTracking().Where(one => one.Day >= first && one.Day <= last)
            .ToDictionaryAsync(one => one.Day, one => one.Visits, ct);
        return
        [
            .. Enumerable.Range(0, days).Select(first.AddDays)
                .Select(day => new DayVisits(day, counted.GetValueOrDefault(day))),
        ];
    }
}
