using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Payouts;
using VillageCloud.Domain.Finance.Reminders;
using VillageCloud.Domain.People.Notices;
using VillageCloud.Features.Finance.Payouts;
using VillageCloud.Features.People.Alarms;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Finance.Reminders;

/// <summary>A second message four hours before WeChat takes a transfer back. Found in rows: run late or twice, nobody
/// gets two.</summary>
public sealed class RemindOfLapsing(VillageDb db, UnitOfWork work, Worklist list, TimeProvider clock)
{
    private static readonly Worklist.List Lapsing = new("reminder", "快过期的转账的提醒");

    public async Task<Tally> Run(Command command, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var soon = now + Reminder.BeforeLapse;
        var lapsing = await db.Payouts.AsNoTracking().ToBeTaken(now)
            .Where(payout => payout.ConfirmBefore <= soon
                && !db.Reminders.Any(one => one.Topic == ReminderTopic.TransferLapsing
                    && one.HouseholdId == payout.HouseholdId && one.BatchId == payout.BatchId
                    && one.SentOffAt == payout.SubmittedAt))
            .OrderBy(payout => payout.ConfirmBefore).ThenBy(payout => payout.Id).Take(command.Max)
            .Select(payout => payout.OutBillNo).ToListAsync(ct);
        var postponed = await list.Postponed(Lapsing, ct);
        return await list.WorkOff(
            Lapsing, lapsing.FindAll(number => !postponed.Contains(number)), static number => number,
            outBillNo => Remind(outBillNo, now, ct), ct);
    }

    private async Task<string?> Remind(string outBillNo, DateTimeOffset now, CancellationToken ct)
    {
        var reminded = await work.Do<string>(
            async () =>
            {
                var payout = await db.Payouts.SingleAsync(one => one.OutBillNo == outBillNo, ct);
                if (payout is { Status: PayoutStatus.WaitingForPayee, IsCancelling: false })
                    await db.Remind(payout, ReminderTopic.TransferLapsing, now, ct);
                return outBillNo;
            },
            ct);
        return reminded.Refusal?.Code;
    }

    public sealed record Command(int Max = 500);
}
