using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Insights;

internal static class SalesByDay
{
    /// <summary>What was paid on each Beijing day, the oldest first; a day without orders is there too. No engine knows
    /// Beijing days, so the payments of these few are read.</summary>
    public static async Task<IReadOnlyList<DaySales>> SalesOfDays(
        this VillageDb db, DateOnly last, int days, CancellationToken ct)
    {
        var since = BeijingTime.StartOf(last.AddDays(1 - days));
        var sold = await db.Orders.AsNoTracking().Where(order => order.PaidAt >= since)
            .Select(order => new { order.PaidAt, order.Total }).ToListAsync(ct);
        var byDay = sold.ToLookup(order => BeijingTime.DayOf(order.PaidAt!.Value), order => order.Total);
        return
        [
            .. Enumerable.Range(0, days).Select(back => last.AddDays(back + 1 - days)).Select(day =>
                new DaySales(day, byDay[day].Count(), Money.Sum(byDay[day]))),
        ];
    }
}
