using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Capital;
using VillageCloud.Domain.Finance.Payouts;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Households;

namespace VillageCloud.Features.Insights;

/// <summary>Why a person of a household can't be forgotten yet: the household needs them, or money is on its way to
/// them (decision 44). Asked inside a transaction.</summary>
public sealed class WhatHoldsPerson(VillageDb db, IEnumerable<ILeavingMatter> matters, TimeProvider clock)
{
    /// <summary>What a household that has left is still owed or owes.</summary>
    private static readonly LeavingMatter[] Unsettled =
    [
        LeavingMatter.Owes, LeavingMatter.Owed, LeavingMatter.OnItsWay, LeavingMatter.UnsettledSales,
        LeavingMatter.OpenPlan, LeavingMatter.OpenObjection,
    ];

    /// <summary>Null when nothing does.</summary>
    internal async Task<Refusal?> Ask(Household household, long id, CancellationToken ct)
    {
        if (household.Check(id).Refusal is { } needed) return needed;
        var person = household.People.Single(one => one.Id == id);
        return await ChangeOpen(person, ct) ?? await SplitOpen(person, ct) ?? await OnTheWay(person, ct)
            ?? await MoneyLeft(household, person, ct);
    }

    /// <summary>The phones that saw the household's money as that person's, and nobody else's of the village.</summary>
    internal async Task<IReadOnlyList<string>> Phones(HouseholdPerson person, CancellationToken ct)
    {
        var shown = await db.PhoneLinks.Where(one => one.PersonId == person.Id && one.OpenId != null)
            .Select(one => one.OpenId!).ToListAsync(ct);
        if (person.OpenId is { } own) shown.Add(own);
        var others = await db.HouseholdPeople
            .Where(one => one.Id != person.Id && one.OpenId != null && shown.Contains(one.OpenId))
            .Select(one => one.OpenId!).ToListAsync(ct);
        return [.. shown.Except(others, StringComparer.Ordinal)];
    }

    private async Task<Refusal?> ChangeOpen(HouseholdPerson person, CancellationToken ct) =>
        await db.PayeeChanges.Where(one => one.OpenSlot != null && one.HouseholdId == person.HouseholdId
                && (one.PayeeId == person.Id || one.Account!.HolderName == person.Name))
            .Select(one => one.Number).FirstOrDefaultAsync(ct) is { } number
            ? new PersonPayeeChangeOpen(number)
            : null;

    private async Task<Refusal?> SplitOpen(HouseholdPerson person, CancellationToken ct) =>
        await db.HouseholdSplits.Where(one => one.Status == SplitStatus.Requested
                && one.Parts.Any(part => part.PersonId == person.Id))
            .Select(one => one.Number).FirstOrDefaultAsync(ct) is { } number
            ? new PersonSplitOpen(number)
            : null;

    /// <summary>A draft that was thrown away pays nobody.</summary>
    private async Task<Refusal?> OnTheWay(HouseholdPerson person, CancellationToken ct)
    {
        var open = await (
            from payout in db.Payouts.To(person, await Phones(person, ct)).AsNoTracking()
            join batch in db.PayoutBatches on payout.BatchId equals batch.Id
            where payout.Status == PayoutStatus.Submitted || payout.Status == PayoutStatus.WaitingForPayee
                || (payout.Status == PayoutStatus.Drafted && batch.Status == BatchStatus.Drafted)
            orderby payout.Id
            select new { payout.OutBillNo, payout.Amount }).FirstOrDefaultAsync(ct);
        return open is null ? null : new PersonMoneyOnWay(open.OutBillNo, open.Amount);
    }

    private async Task<Refusal?> MoneyLeft(Household household, HouseholdPerson person, CancellationToken ct)
    {
        var isNeeded = person.IsPayee || household.People.Count == 1;
        if (household.LeftOn is null || !isNeeded) return null;
        var items = await matters.Of(household, BeijingTime.DayOf(clock.GetUtcNow()), ct);
        var left = items.Where(item => Unsettled.Contains(item.Matter)).Select(item => item.Sentence).ToList();
        var unpaid = await db.Departures.AsNoTracking().Where(one => one.HouseholdId == household.Id
                && (one.Status == DepartureStatus.Left || one.Status == DepartureStatus.ReturnRequested))
            .ToListAsync(ct);
        left.AddRange(unpaid.Where(one => !one.ToReturn.IsZero)
            .Select(one => $"退社款 {one.ToReturn} 元（{one.Number}）还没有付"));
        return left.Count == 0 ? null : new PersonMoneyLeft(left);
    }
}

internal static class PayoutsToPerson
{
    /// <summary>What was sent to one of their phones, or to their name in their household.</summary>
    public static IQueryable<Payout> To(
        this IQueryable<Payout> payouts, HouseholdPerson person, IReadOnlyList<string> phones) =>
        payouts.Where(one => (one.Target.OpenId != null && phones.Contains(one.Target.OpenId))
            || (one.HouseholdId == person.HouseholdId && one.Target.PayeeName == person.Name));
}
