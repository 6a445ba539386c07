using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Payouts;
using VillageCloud.Domain.Finance.Reconciliation;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Orders;

namespace VillageCloud.Features.Insights;

/// <summary>What an operator watches of a village from outside: counts and ages, and nothing of a person.</summary>
public sealed class MeasureVillage(VillageDb db, TimeProvider clock)
{
    public async Task<VillageFigures> Run(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var today = BeijingTime.StartOf(BeijingTime.DayOf(now));
        var outbox = db.Outbox.Where(message => message.DoneAt == null);
        var inbox = db.Inbox.Where(message => message.ProcessedAt == null);
        return new(
            await db.Orders.CountAsync(order => order.PaidAt >= today, ct),
            await db.Orders.CountAsync(order => order.Status == OrderStatus.Paid, ct),
            await outbox.CountAsync(ct),
            Age(await outbox.MinAsync(message => (DateTimeOffset?)message.CreatedAt, ct), now),
            await inbox.CountAsync(ct),
            Age(await inbox.MinAsync(message => (DateTimeOffset?)message.ReceivedAt, ct), now),
            await db.Payouts.CountAsync(
                payout => payout.Status == PayoutStatus.Submitted || payout.Status == PayoutStatus.WaitingForPayee, ct),
            await db.Payouts.CountAsync(payout => payout.Status == PayoutStatus.Failed, ct),
            await db.Breaks.CountAsync(one => one.Status == BreakStatus.Open, ct),
            await db.Alarms.CountAsync(alarm => alarm.ClosedAt == null, ct));
    }

    private static double Age(DateTimeOffset? oldest, DateTimeOffset now) =>
        oldest is { } since ? Math.Max(0, (now - since).TotalSeconds) : 0;
}

/// <param name="PaidToday">Orders, since midnight in Beijing.</param>
/// <param name="ToShip">Orders.</param>
/// <param name="OutboxWaiting">What is decided and not yet made happen outside.</param>
/// <param name="OutboxAge">Of the oldest of it, in seconds; 0 where nothing waits.</param>
/// <param name="InboxWaiting">Notices of WeChat that are stored and not yet acted on.</param>
/// <param name="InboxAge">As <paramref name="OutboxAge"/>.</param>
/// <param name="PayoutsUnderWay">Submitted, or waiting for who is paid to confirm.</param>
/// <param name="PayoutsFailed">Not sent again yet.</param>
/// <param name="OpenBreaks">Of reconciliation.</param>
public sealed record VillageFigures(
    int PaidToday, int ToShip, int OutboxWaiting, double OutboxAge, int InboxWaiting, double InboxAge,
    int PayoutsUnderWay, int PayoutsFailed, int OpenBreaks, int OpenAlarms);
