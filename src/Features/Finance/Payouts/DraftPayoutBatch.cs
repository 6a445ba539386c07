using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Payouts;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Ledger;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Finance.Payouts;

/// <summary>Proposes to pay households what they are owed now: all, or those who were picked from the preview. One
/// draft at a time: two would promise the same money. What failed earlier is owed again, so the draft takes it over.
/// </summary>
public sealed class DraftPayoutBatch(VillageDb db, StaffWork work, Books books, TimeProvider clock)
{
    public async Task<Outcome<BatchView>> Run(Command command, CancellationToken ct)
    {
        var drafted = await work.Once(
            "payout.draft", command,
            () => Draft(command, ct), ct);
        if (drafted.Refusal is { } refusal) return refusal;
        return (await BatchView.Of(db, drafted.Value, ct))!;
    }

    private async Task<Outcome<PayoutBatchId>> Draft(Command command, CancellationToken ct)
    {
        var payables = await Payables.Locked(db, books, ct);
        if (await db.PayoutBatches.AnyAsync(batch => batch.Status == BatchStatus.Drafted, ct))
            return new AnotherDraftOpen();

        var now = clock.GetUtcNow();
        var drafted = await PayoutsOf(payables, command.Households, now, ct);
        if (drafted.Refusal is { } refusal) return refusal;
        var payouts = drafted.Value;
        var total = Money.Sum(payouts.Select(payout => payout.Amount));
        if (command.TypedTotal is { } typed && typed != total) return new TotalDiffers(total);

        var batch = await db.AddDraft(payouts, command.By.Id, now, ct);
        work.Concerns(batch.Number);
        await TakeOverFailed(payables, payouts, batch.Id, ct);
        return batch.Id;
    }

    private async Task<Outcome<List<Payout>>> PayoutsOf(
        Payables payables, IReadOnlyList<HouseholdId>? picked, DateTimeOffset now, CancellationToken ct)
    {
        var terms = await db.Cooperatives.AsNoTracking().Where(one => one.Id == db.Tenant.Id)
            .Select(one => one.Terms).SingleAsync(ct);
        if (picked is { Count: 0 }) return new NobodyPicked();
        var ids = (picked ?? payables.Households).Distinct().ToList();
        var households = await db.Households.AsNoTracking().Where(household => ids.Contains(household.Id))
            .OrderBy(household => household.Number).ToListAsync(ct);
        var payable = households.ConvertAll(household => (Household: household, Pay: payables.Of(household, terms)));
        var nothing = payable.FindAll(one => one.Pay.Paid.IsZero);
        // Whoever was picked and gets nothing would be missed by nobody but the household.
        if (picked is not null && (nothing.Count > 0 || households.Count < ids.Count))
            return new PickedNotPayable([.. nothing.Select(one => one.Household.Number)]);
        var payouts = payable.SelectMany(one => Payables.Cut(
            one.Household, one.Pay.PaidGoods, one.Pay.PaidDividend, terms.SingleTransferLimit, now)).ToList();
        return payouts.Count == 0 ? new NothingToPay() : payouts;
    }

    private async Task TakeOverFailed(
        Payables payables, List<Payout> payouts, PayoutBatchId batch, CancellationToken ct)
    {
        var paid = payouts.ToLookup(payout => payout.HouseholdId);
        List<HouseholdId> ids = [.. paid.Select(household => household.Key)];
        var failed = await db.Payouts
            .Where(payout => payout.Status == PayoutStatus.Failed && payout.ReplacedInId == null
                && ids.Contains(payout.HouseholdId)).ToListAsync(ct);
        foreach (var payout in failed.Where(payout => IsPaidBy(payout, payables, paid[payout.HouseholdId])))
            payout.TakeOver(batch);
    }

    // The draft pays all that is owed of a kind, or nothing: a dividend under the smallest payout stays behind. Of what
    // a refund took back since nothing is owed, and nothing stays behind.
    private static bool IsPaidBy(Payout failed, Payables payables, IEnumerable<Payout> drafted) =>
        (failed.Goods.IsZero || payables.Goods(failed.HouseholdId) <= Money.Zero
            || drafted.Any(payout => !payout.Goods.IsZero))
        && (failed.Dividend.IsZero || payables.Dividend(failed.HouseholdId) <= Money.Zero
            || drafted.Any(payout => !payout.Dividend.IsZero));

    /// <param name="Households">Those to be paid; all that are owed something when absent.</param>
    /// <param name="TypedTotal">What was typed to show that the preview was read; not asked for when absent.</param>
    public sealed record Command(
        IdempotencyKey Key, StaffActor By, IReadOnlyList<HouseholdId>? Households = null, Money? TypedTotal = null)
        : IStaffCommand
    {
        Duty IStaffAct.Duty => Duty.KeepBooks;
    }
}
