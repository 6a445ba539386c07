using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Payouts;
using VillageCloud.Domain.Finance.Reconciliation;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Orders;
using VillageCloud.Features.Finance.Approvals;
using VillageCloud.Features.People.Alarms;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Insights;

/// <summary>What waits for somebody today, and how the last two weeks sold.</summary>
public sealed class GetDashboard(VillageDb db, ListApprovals approvals, ListAlarms alarms, TimeProvider clock)
{
    private static readonly Page<ListAlarms.AlarmView> NoAlarms = new([], 0);

    private const int Days = 14;
    private const int Alarms = 8;

    public async Task<View> Run(CancellationToken ct)
    {
        var sales = await db.SalesOfDays(BeijingTime.DayOf(clock.GetUtcNow()), Days, ct);
        return new View(
            sales[^1],
            await db.Orders.CountAsync(order => order.Status == OrderStatus.Paid, ct),
            await approvals.CountWaiting(ct),
            await db.Payouts.CountAsync(
                payout => payout.Status == PayoutStatus.Submitted || payout.Status == PayoutStatus.WaitingForPayee, ct),
            await Failed(ct),
            await db.Breaks.CountAsync(one => one.Status != BreakStatus.Closed, ct),
            sales,
            await alarms.Run(new(new(Size: Alarms)), ct) is { IsRefused: false } open ? open.Value : NoAlarms);
    }

    private async Task<PayoutSum> Failed(CancellationToken ct)
    {
        var failed = db.Payouts.Where(payout => payout.Status == PayoutStatus.Failed && payout.ReplacedInId == null);
        return new(await failed.CountAsync(ct), new(await failed.SumAsync(payout => payout.Amount.Fen, ct)));
    }

    /// <param name="Alarms">The newest of those that are open, and how many there are.</param>
    /// <param name="ToApprove">What waits for a second person.</param>
    /// <param name="PayoutsFailed">Not paid, and nobody has drafted it again.</param>
    public sealed record View(
        DaySales Today, int ToShip, int ToApprove, int PayoutsUnderWay, PayoutSum PayoutsFailed, int OpenBreaks,
        IReadOnlyList<DaySales> Sales, Page<ListAlarms.AlarmView> Alarms);

    public sealed record PayoutSum(int Payouts, Money Total);

    /// <param name="Total">What was paid that Beijing day, refunds not taken off.</param>
    public sealed record DaySales(DateOnly Day, int Orders, Money Total);
}
