using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Payouts;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Ledger;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Finance.Payouts;

/// <summary>把没付成的重新制单: what failed, expired or bounced, drafted once more to the payees that were agreed on. Sent
/// off by a second person, like any batch.</summary>
public sealed class RedraftFailedPayouts(VillageDb db, StaffWork work, Books books, TimeProvider clock)
{
    public async Task<Outcome<Result>> Run(Command command, CancellationToken ct)
    {
        var drafted = await work.Once(
            "payout.redraft", command,
            () => Draft(command, ct), ct);
        if (drafted.Refusal is { } refusal) return refusal;
        return new Result((await BatchView.Of(db, drafted.Value.Id, ct))!, drafted.Value.LeftOut);
    }

    private async Task<Outcome<Drafted>> Draft(Command command, CancellationToken ct)
    {
        var payables = await Payables.Locked(db, books, ct);
        if (await db.PayoutBatches.AnyAsync(batch => batch.Status == BatchStatus.Drafted, ct))
            return new AnotherDraftOpen();

        var failed = db.Payouts.Where(payout => payout.Status == PayoutStatus.Failed && payout.ReplacedInId == null);
        if (command.BatchId is { } only) failed = failed.Where(payout => payout.BatchId == only);
        var left = await failed.OrderBy(payout => payout.Id).ToListAsync(ct);
        if (left.Count == 0) return new NothingFailed();
        // A reissue keeps its payee. Where that isn't the household's any more, two people look at the new one first.
        var changed = await db.ChangedPayees(left, ct);
        var moved = changed.Select(household => household.Id).ToHashSet();
        var owed = new Owed(payables);
        var now = clock.GetUtcNow();
        var again = left.Where(payout => !moved.Contains(payout.HouseholdId))
            .Select(payout => (Failed: payout, Again: owed.PayAgain(payout, now)))
            .Where(pair => pair.Again is not null).ToList();
        if (again.Count == 0)
            return changed.Count > 0 ? new PayeeChanged([.. changed.Select(one => one.Number)]) : new ClaimIsGone();

        var batch = await db.AddDraft([.. again.Select(pair => pair.Again!)], command.By.Id, now, ct);
        work.Concerns(batch.Number);
        foreach (var (payout, _) in again) payout.TakeOver(batch.Id);
        return new Drafted(batch.Id, left.Count - again.Count);
    }

    /// <param name="BatchId">Whose failed payouts; of all batches when absent.</param>
    public sealed record Command(IdempotencyKey Key, StaffActor By, PayoutBatchId? BatchId = null) : IStaffCommand
    {
        Duty IStaffAct.Duty => Duty.KeepBooks;
    }

    /// <param name="LeftOut">Failed payouts whose payee has changed, or whose claim a refund took back.</param>
    public sealed record Result(BatchView Batch, int LeftOut);

    private sealed record Drafted(PayoutBatchId Id, int LeftOut);

    /// <summary>Hands out what is owed now, payout by payout, and no fen of it twice.</summary>
    private sealed class Owed(Payables payables)
    {
        private readonly Dictionary<HouseholdId, Money> goods = [];
        private readonly Dictionary<HouseholdId, Money> dividends = [];

        public Payout? PayAgain(Payout failed, DateTimeOffset now)
        {
            var household = failed.HouseholdId;
            var ofGoods = LeftOf(goods, household, payables.Goods(household));
            var ofDividend = LeftOf(dividends, household, payables.Dividend(household));
            var (nowGoods, nowDividend) = (Money.Min(failed.Goods, ofGoods), Money.Min(failed.Dividend, ofDividend));
            if (nowGoods + nowDividend < Payables.Smallest) return null;
            goods[household] = ofGoods - nowGoods;
            dividends[household] = ofDividend - nowDividend;
            return failed.Again(Numbers.Payout(now), nowGoods, nowDividend);
        }

        private static Money LeftOf(Dictionary<HouseholdId, Money> left, HouseholdId household, Money owed) =>
            left.TryGetValue(household, out var known) ? known : owed.IsNegative ? Money.Zero : owed;
    }
}
