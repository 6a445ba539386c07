using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Orders;
using VillageCloud.Domain.Payouts;
using VillageCloud.Domain.Reconciliation;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Approvals;

namespace VillageCloud.Features.Insights;

/// <summary>What waits for somebody today, and how the last two weeks sold.</summary>
public sealed class GetDashboard(VillageDb db, ListApprovals approvals, TimeProvider clock)
{
    private const int Days = 14;
    private const int Alarms = 8;

    public async Task<View> Run(CancellationToken ct)
    {
        var today = BeijingTime.DayOf(clock.GetUtcNow());
        var since = BeijingTime.StartOf(today.AddDays(1 - Days));
        var sold = await db.Orders.AsNoTracking().Where(order => order.PaidAt >= since)
            .Select(order => new { order.PaidAt, order.Total }).ToListAsync(ct);
        var byDay = sold.ToLookup(order => BeijingTime.DayOf(order.PaidAt!.Value), order => order.Total);
        List<DaySales> sales = [.. Enumerable.Range(0, Days).Select(back => today.AddDays(back + 1 - Days))
            .Select(day => new DaySales(day, byDay[day].Count(), Money.Sum(byDay[day])))];
        return new View(
            sales[^1],
            await db.Orders.CountAsync(order => order.Status == OrderStatus.Paid, ct),
            await approvals.CountWaiting(ct),
            await db.Payouts.CountAsync(
                payout => payout.Status == PayoutStatus.Submitted || payout.Status == PayoutStatus.WaitingForPayee, ct),
            await db.Breaks.CountAsync(one => one.Status == BreakStatus.Open, ct),
            sales,
            await db.Alarms.AsNoTracking().OrderByDescending(alarm => alarm.RaisedAt).Take(Alarms)
                .Select(alarm => new AlarmView(alarm.Code, alarm.Subject, alarm.Sentence, alarm.RaisedAt))
                .ToListAsync(ct));
    }

    /// <param name="ToApprove">What waits for a second person.</param>
    public sealed record View(
        DaySales Today, int ToShip, int ToApprove, int PayoutsUnderWay, int OpenBreaks, IReadOnlyList<DaySales> Sales,
        IReadOnlyList<AlarmView> Alarms);

    /// <param name="Total">What was paid that Beijing day, refunds not taken off.</param>
    public sealed record DaySales(DateOnly Day, int Orders, Money Total);

    public sealed record AlarmView(string Code, string Subject, string Sentence, DateTimeOffset RaisedAt);
}
