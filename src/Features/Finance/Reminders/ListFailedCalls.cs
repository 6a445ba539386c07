using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Payouts;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Finance.Reminders;

/// <summary>Households whose money came back, lapsed, refused or bounced alike, and that nobody has drafted again: one
/// call settles all of it before the batch goes out anew. Who has waited longest comes first.</summary>
public sealed class ListFailedCalls(VillageDb db, DutyCheck duties)
{
    /// <summary>WeChat's word for a transfer that nobody took in its day.</summary>
    private const string Overdue = "OVERDUE_CLOSE";

    public async Task<Page<FailedCall>> Run(Query query, CancellationToken ct)
    {
        var showPhones = !(await duties.Ask(query.By, Duty.SeeContacts, ct)).IsRefused;
        var failed = db.LeftToPay().AsNoTracking();
        if (PersonText.Word(query.Search) is { } text)
        {
            failed = failed.Where(payout => db.Households.Any(
                household => household.Id == payout.HouseholdId && household.Name.Contains(text)));
        }

        var groups = failed.GroupBy(payout => payout.HouseholdId).Select(parts => new
        {
            Household = parts.Key,
            Goods = parts.Sum(part => part.Goods.Fen),
            Dividend = parts.Sum(part => part.Dividend.Fen),
            Since = parts.Min(part => part.FinishedAt),
            Payouts = parts.Count(),
            Expired = parts.Count(part => part.FailReason == Overdue),
        });
        var total = await groups.CountAsync(ct);
        var found = await groups.OrderBy(one => one.Since).ThenBy(one => one.Household)
            .Skip(query.Page.Skip).Take(query.Page.Take).ToListAsync(ct);
        var ids = found.ConvertAll(one => one.Household);
        var households = await db.Households.AsNoTracking().Where(one => ids.Contains(one.Id))
            .ToDictionaryAsync(one => one.Id, ct);
        var told = await failed.Where(payout => ids.Contains(payout.HouseholdId))
            .Select(payout => new { payout.HouseholdId, payout.Channel, payout.FailReason }).Distinct().ToListAsync(ct);
        var owed = await db.StillOwed(ids, ct);
        var reasons = told.ToLookup(one => one.HouseholdId, one => new FailReason(one.Channel, one.FailReason ?? ""));
        var calls = await CallsOf(ids, ct);
        return new Page<FailedCall>(
            [
                .. found.Select(one => FailedCall.Of(
                    households[one.Household], Left(one.Household, new(one.Goods), new(one.Dividend)),
                    one.Payouts, one.Expired, one.Since!.Value,
                    [.. reasons[one.Household]], calls[one.Household].LastOrDefault(), showPhones)),
            ],
            total);

        Money Left(HouseholdId household, Money goods, Money dividend) =>
            Money.Min(goods, owed.GetValueOrDefault((household, Account.GoodsPayable.Code)))
            + Money.Min(dividend, owed.GetValueOrDefault((household, Account.DividendPayable.Code)));
    }

    private async Task<ILookup<HouseholdId, ListCalls.CallNote>> CallsOf(List<HouseholdId> ids, CancellationToken ct)
    {
        var calls = await (
            from call in db.ReminderCalls.AsNoTracking()
            join staff in db.Staff on call.By equals staff.Id
            where ids.Contains(call.HouseholdId)
            orderby call.Id
            select new { call.HouseholdId, Call = new ListCalls.CallNote(call.At, staff.Name, call.Note) })
            .ToListAsync(ct);
        return calls.ToLookup(one => one.HouseholdId, one => one.Call);
    }

    /// <param name="By">Those who call see the number, others see it masked.</param>
    public sealed record Query(StaffActor By, PageQuery Page, string? Search = null);
}

/// <summary>A household to call about money that came back.</summary>
/// <param name="Amount">All of it together that is still owed: what will be paid again.</param>
/// <param name="Expired">So many of the payouts nobody took in time; the others failed otherwise.</param>
/// <param name="Since">When the first of them came back.</param>
/// <param name="LastCall">Since then; null when nobody has called yet.</param>
public sealed record FailedCall(
    HouseholdId HouseholdId, int Number, string Name, string? Payee, string? Phone, Money Amount, int Payouts,
    int Expired, DateTimeOffset Since, IReadOnlyList<FailReason> Reasons, ListCalls.CallNote? LastCall)
{
    internal static FailedCall Of(
        Household household, Money amount, int payouts, int expired, DateTimeOffset since,
        IReadOnlyList<FailReason> reasons, ListCalls.CallNote? call, bool showPhone)
    {
        var phone = household.Receiver?.Phone
            ?? household.People.Where(one => one.IsAlive).Select(one => one.Phone)
                .FirstOrDefault(one => one is not null);
        return new(
            household.Id, household.Number, household.Name, household.Receiver?.Name,
            showPhone ? phone : phone?.MaskedPhone(), amount, payouts, expired, since, reasons,
            call?.At >= since ? call : null);
    }
}

/// <param name="Reason">WeChat's code, or what a person wrote of the bank's receipt.</param>
public readonly record struct FailReason(PayoutChannel Channel, string Reason);
