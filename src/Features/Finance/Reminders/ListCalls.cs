using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Payouts;
using VillageCloud.Domain.Finance.Reminders;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.People.Notices;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Payouts;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Finance.Reminders;

/// <summary>Households whose money waits in WeChat and whom no message reaches, the nearest deadline first: somebody of
/// the village has to call.</summary>
public sealed class ListCalls(VillageDb db, DutyCheck duties, TimeProvider clock)
{
    private static readonly ReminderStatus[] Unheard = [ReminderStatus.NotReached, ReminderStatus.Unclear];

    public async Task<Page<CallRow>> Run(Query query, CancellationToken ct)
    {
        var showPhones = !(await duties.Ask(query.By, Duty.SeeContacts, ct)).IsRefused;
        var now = clock.GetUtcNow();
        var waiting = Unreached(now);
        if (PersonText.Word(query.Search) is { } text)
        {
            waiting = waiting.Where(payout => db.Households.Any(
                household => household.Id == payout.HouseholdId && household.Name.Contains(text)));
        }

        var groups = waiting.GroupBy(payout => payout.HouseholdId).Select(parts => new
        {
            Household = parts.Key,
            Fen = parts.Sum(part => part.Amount.Fen),
            Ends = parts.Min(part => part.ConfirmBefore),
        });
        var total = await groups.CountAsync(ct);
        var found = await groups.OrderBy(one => one.Ends).ThenBy(one => one.Household)
            .Skip(query.Page.Skip).Take(query.Page.Take).ToListAsync(ct);
        var people = await PeopleOf(waiting, found.ConvertAll(one => one.Household), now, ct);
        return new Page<CallRow>(
            [.. found.Select(one => people.Row(one.Household, new Money(one.Fen), one.Ends!.Value, showPhones))],
            total);
    }

    private IQueryable<Payout> Unreached(DateTimeOffset now) => db.Payouts.AsNoTracking().ToBeTaken(now)
        .Where(payout =>
            db.Reminders.Any(one => one.HouseholdId == payout.HouseholdId && one.BatchId == payout.BatchId
                && one.SentOffAt == payout.SubmittedAt && Unheard.Contains(one.Status))
            // What was reached last counts: the second message makes up for the first.
            && !db.Reminders.Any(one => one.HouseholdId == payout.HouseholdId && one.BatchId == payout.BatchId
                && one.SentOffAt == payout.SubmittedAt && one.Topic == ReminderTopic.TransferLapsing
                && one.Status == ReminderStatus.Sent));

    private async Task<Callees> PeopleOf(
        IQueryable<Payout> waiting, List<HouseholdId> ids, DateTimeOffset now, CancellationToken ct)
    {
        var takers = await waiting.Where(payout => ids.Contains(payout.HouseholdId))
            .OrderBy(payout => payout.ConfirmBefore).ThenBy(payout => payout.Id)
            .Select(payout => new { payout.HouseholdId, payout.Target.PayeeName, payout.Target.OpenId })
            .ToListAsync(ct);
        var since = now - Payout.ConfirmWindow;
        var households = await db.Households.AsNoTracking().Where(one => ids.Contains(one.Id)).ToListAsync(ct);
        var problems = await db.Reminders.AsNoTracking()
            .Where(one => ids.Contains(one.HouseholdId) && Unheard.Contains(one.Status) && one.CreatedAt > since)
            .OrderBy(one => one.Id).ToListAsync(ct);
        var calls = await (
            from call in db.ReminderCalls.AsNoTracking()
            join staff in db.Staff on call.By equals staff.Id
            where ids.Contains(call.HouseholdId) && call.At > since
            orderby call.Id
            select new { call.HouseholdId, Call = new CallNote(call.At, staff.Name, call.Note) }).ToListAsync(ct);
        return new(
            households.ToDictionary(one => one.Id),
            takers.ToLookup(one => one.HouseholdId, one => new Taker(one.PayeeName, one.OpenId)),
            problems.ToLookup(one => one.HouseholdId, one => one.Problem),
            calls.ToLookup(one => one.HouseholdId, one => one.Call));
    }

    private sealed record Callees(
        Dictionary<HouseholdId, Domain.People.Households.Household> Households, ILookup<HouseholdId, Taker> Takers,
        ILookup<HouseholdId, string?> Problems, ILookup<HouseholdId, CallNote> Calls)
    {
        public CallRow Row(HouseholdId id, Money amount, DateTimeOffset ends, bool showPhone)
        {
            var household = Households[id];
            // Who can take what lapses first, whoever is registered meanwhile: another one would be called for nothing.
            var taker = Takers[id].First();
            var phone = household.People.FirstOrDefault(one => one.OpenId == taker.OpenId)?.Phone
                ?? household.People.Where(one => one.IsAlive).Select(one => one.Phone)
                    .FirstOrDefault(one => one is not null);
            return new CallRow(
                id, household.Number, household.Name, taker.Name, showPhone ? phone : phone?.MaskedPhone(), amount,
                ends, Problems[id].LastOrDefault(), Calls[id].LastOrDefault());
        }
    }

    private sealed record Taker(string Name, string? OpenId);

    /// <param name="By">Those who call see the number, others see it masked.</param>
    public sealed record Query(StaffActor By, PageQuery Page, string? Search = null);

    /// <param name="Payee">Who can take it: whom two people agreed on when it was sent.</param>
    /// <param name="Problem">Why no message reached them: a word of <see cref="Reminder"/> or WeChat's code.</param>
    /// <param name="LastCall">About this money; null when nobody called yet.</param>
    public sealed record CallRow(
        HouseholdId HouseholdId, int Number, string Name, string? Payee, string? Phone, Money Amount,
        DateTimeOffset ConfirmBefore, string? Problem, CallNote? LastCall);

    public sealed record CallNote(DateTimeOffset At, string By, string Note);
}
