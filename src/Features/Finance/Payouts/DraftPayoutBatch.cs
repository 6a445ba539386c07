using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Payouts;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Ledger;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Finance.Payouts;

/// <summary>Proposes to pay every household what it is owed now. One draft at a time: two would promise the same money.
/// What failed earlier is owed again, so the draft takes it over.</summary>
public sealed class DraftPayoutBatch(VillageDb db, StaffWork work, Books books, TimeProvider clock)
{
    public async Task<Outcome<BatchView>> Run(Command command, CancellationToken ct)
    {
        var drafted = await work.Once(
            "payout.draft", command,
            () => Draft(command.By.Id, ct), ct);
        if (drafted.Refusal is { } refusal) return refusal;
        return (await BatchView.Of(db, drafted.Value, ct))!;
    }

    private async Task<Outcome<PayoutBatchId>> Draft(StaffId by, CancellationToken ct)
    {
        var payables = await Payables.Locked(db, books, ct);
        if (await db.PayoutBatches.AnyAsync(batch => batch.Status == BatchStatus.Drafted, ct))
            return new AnotherDraftOpen();

        var cooperative = await db.Cooperatives.AsNoTracking().SingleAsync(one => one.Id == db.Tenant.Id, ct);
        var ids = payables.Households.ToList();
        var households = await db.Households.AsNoTracking().Where(household => ids.Contains(household.Id))
            .OrderBy(household => household.Number).ToListAsync(ct);
        var now = clock.GetUtcNow();
        var payouts = households
            .SelectMany(household => PayoutsOf(household, payables, cooperative.Terms, now)).ToList();
        if (payouts.Count == 0) return new NothingToPay();

        var batch = await db.AddDraft(payouts, by, now, ct);
        work.Concerns(batch.Number);
        var paid = payouts.ToLookup(payout => payout.HouseholdId);
        ids = [.. paid.Select(household => household.Key)];
        var failed = await db.Payouts
            .Where(payout => payout.Status == PayoutStatus.Failed && payout.ReplacedInId == null
                && ids.Contains(payout.HouseholdId)).ToListAsync(ct);
        foreach (var payout in failed.Where(payout => IsPaidBy(payout, paid[payout.HouseholdId])))
            payout.TakeOver(batch.Id);
        return batch.Id;
    }

    private static IEnumerable<Payout> PayoutsOf(
        Household household, Payables payables, Domain.Village.Cooperatives.CooperativeTerms terms, DateTimeOffset now)
    {
        var goods = payables.Goods(household.Id);
        if (goods.IsNegative) goods = Money.Zero;
        var dividend = payables.Dividend(household.Id);
        if (dividend.IsNegative || dividend < terms.MinimumPayout) dividend = Money.Zero;
        return goods + dividend < Payables.Smallest
            ? []
            : Payables.Cut(household, goods, dividend, terms.SingleTransferLimit, now);
    }

    // The draft pays all that is owed of a kind, or nothing: a dividend under the smallest payout stays behind.
    private static bool IsPaidBy(Payout failed, IEnumerable<Payout> drafted) =>
        (failed.Goods.IsZero || drafted.Any(payout => !payout.Goods.IsZero))
        && (failed.Dividend.IsZero || drafted.Any(payout => !payout.Dividend.IsZero));

    public sealed record Command(IdempotencyKey Key, StaffActor By) : IStaffCommand
    {
        Duty IStaffAct.Duty => Duty.KeepBooks;
    }
}
