using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Payouts;
using VillageCloud.Domain.Finance.Reminders;
using VillageCloud.Domain.People.Notices;

namespace VillageCloud.Features.Finance.Reminders;

internal static class DueReminders
{
    /// <summary>Decides to tell the payee about this sum, once a topic: the parts of a sum begin to wait one after the
    /// other. Works inside a unit of work; two that race meet on the unique key.</summary>
    public static async Task Remind(
        this VillageDb db, Payout payout, ReminderTopic topic, DateTimeOffset now, CancellationToken ct)
    {
        var sentOff = payout.SubmittedAt!.Value;
        var known = await db.Reminders.AnyAsync(
            one => one.HouseholdId == payout.HouseholdId && one.BatchId == payout.BatchId
                && one.SentOffAt == sentOff && one.Topic == topic,
            ct);
        if (known) return;
        var reminder = new Reminder(payout, topic, now);
        db.Reminders.Add(reminder);
        db.Outbox.Add(new(db.Tenant.Id, SendReminder.OutboxKind, reminder.Subject, now));
    }
}
