using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Payouts;
using VillageCloud.Domain.Finance.Reminders;
using VillageCloud.Domain.People.Notices;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.WeChat;
using VillageCloud.Features.Messaging;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Finance.Reminders;

/// <summary>Sends one due message, at most once: what began and got no answer is never sent again. Whoever isn't
/// reached is on the call list.</summary>
public sealed class SendReminder(VillageDb db, UnitOfWork work, ISubscribeMessenger messenger, TimeProvider clock)
    : IOutboxHandler
{
    public const string OutboxKind = "reminder.send";

    private const string NothingLeft = "43101";
    private const string NoAnswer = "NO_ANSWER";
    private const string NoTemplate = "NO_TEMPLATE";

    /// <summary>Quotas: certainly not sent, and later it may be.</summary>
    private static readonly string[] LaterCodes = ["45009", "45011"];

    public string Kind => OutboxKind;

    public async Task<Delivery> Deliver(string subject, CancellationToken ct)
    {
        var begun = (await work.Do(() => Begin(subject, ct), ct)).OrThrow();
        if (begun.Message is not { } message) return new Delivery.Done();
        var answer = await messenger.Send(message, ct);
        var problem = (await work.Do(() => Finish(begun.ReminderId, begun.ConsentId, answer, ct), ct)).OrThrow();
        return problem.Length == 0 ? new Delivery.Done() : new Delivery.TryAgain(problem);
    }

    private async Task<Outcome<Begun>> Begin(string subject, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var reminder = await Find(subject, ct);
        if (reminder.Status == ReminderStatus.Sending)
            return End(reminder, ReminderStatus.Unclear, NoAnswer, now);
        if (reminder.Status != ReminderStatus.Due) return Begun.Nothing;

        var parts = await Parts(reminder, ct);
        var ends = parts.Min(part => part.ConfirmBefore);
        if (ends is null || ends <= now) return End(reminder, ReminderStatus.NotNeeded, problem: null, now);
        if (messenger.TemplateOf(reminder.Topic) is null)
            return End(reminder, ReminderStatus.NotReached, NoTemplate, now);

        // Whom the money goes to: what two people agreed on, whoever is registered meanwhile.
        if (parts[0].Target.OpenId is not { } openId)
            return End(reminder, ReminderStatus.NotReached, Reminder.NoWeChat, now);
        var consent = await ConsentOf(openId, reminder.Topic, ct);
        if (consent?.TrySpend(now) != true)
        {
            var why = consent is { IsRefused: true } ? Reminder.Refused : Reminder.NoConsent;
            return End(reminder, ReminderStatus.NotReached, why, now);
        }

        if (reminder.Begin().Refusal is { } refusal) return refusal;
        var from = await db.Cooperatives.AsNoTracking().Where(one => one.Id == db.Tenant.Id)
            .Select(one => one.Name).SingleAsync(ct);
        var amount = Money.Sum(parts.Select(part => part.Amount));
        return new Begun(reminder.Id, consent.Id, new WaitingMoney(reminder.Topic, openId, amount, from, ends.Value));
    }

    private static Outcome<Begun> End(Reminder reminder, ReminderStatus status, string? problem, DateTimeOffset now) =>
        reminder.Finish(status, problem, now).Refusal is { } refusal ? refusal : Begun.Nothing;

    private Task<Reminder> Find(string subject, CancellationToken ct)
    {
        var (word, outBillNo) = (subject.Split(':')[0], subject.Split(':')[^1]);
        var topic = Enum.Parse<ReminderTopic>(word);
        return db.Reminders.SingleAsync(one => one.OutBillNo == outBillNo && one.Topic == topic, ct);
    }

    /// <summary>What of the sum is still to come; a part that WeChat hasn't taken yet belongs to it too, and none that
    /// the village takes back.</summary>
    private Task<List<Payout>> Parts(Reminder reminder, CancellationToken ct) => db.Payouts.AsNoTracking()
        .Where(payout => payout.HouseholdId == reminder.HouseholdId && payout.BatchId == reminder.BatchId
            && payout.SubmittedAt == reminder.SentOffAt && payout.CancelRequestedAt == null
            && (payout.Status == PayoutStatus.Submitted || payout.Status == PayoutStatus.WaitingForPayee))
        .ToListAsync(ct);

    private Task<MessageConsent?> ConsentOf(string openId, ReminderTopic topic, CancellationToken ct) => (
        from consent in db.MessageConsents
        join shopper in db.Shoppers on consent.ShopperId equals shopper.Id
        where shopper.OpenId == openId && consent.Topic == topic
        select consent).FirstOrDefaultAsync(ct);

    /// <returns>Why it has to be tried again; empty when it hasn't.</returns>
    private async Task<Outcome<string>> Finish(
        long reminderId, long consentId, GatewayResult<Nothing> answer, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var reminder = await db.Reminders.SingleAsync(one => one.Id == reminderId, ct);
        var consent = await db.MessageConsents.SingleAsync(one => one.Id == consentId, ct);
        switch (answer)
        {
            case GatewayResult<Nothing>.Ok:
                return Ended(reminder.Finish(ReminderStatus.Sent, problem: null, now));
            case GatewayResult<Nothing>.Rejected { Code: NothingLeft }:
                consent.Exhaust(now);
                return Ended(reminder.Finish(ReminderStatus.NotReached, NothingLeft, now));
            case GatewayResult<Nothing>.Rejected no when LaterCodes.Contains(no.Code):
                consent.GiveBack(now);
                return reminder.Postpone().Refusal is { } refusal ? refusal : no.Code;
            case GatewayResult<Nothing>.Rejected no:
                consent.GiveBack(now);
                return Ended(reminder.Finish(ReminderStatus.NotReached, no.Code, now));
            default:
                return Ended(reminder.Finish(ReminderStatus.Unclear, NoAnswer, now));
        }
    }

    private static Outcome<string> Ended(Outcome finished) => finished.Refusal is { } refusal ? refusal : "";

    /// <param name="Message">Null when there is nothing to send.</param>
    private sealed record Begun(long ReminderId, long ConsentId, WaitingMoney? Message)
    {
        public static readonly Begun Nothing = new(0, 0, Message: null);
    }
}
