using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Payouts;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Ledger;

namespace VillageCloud.Features.Payouts;

/// <summary>Pays again, under a new number, what definitely wasn't paid. Once: the failed payout can't be replaced
/// twice. By somebody who didn't draft its batch.</summary>
public sealed class ReissuePayout(VillageDb db, UnitOfWork work, Books books, TimeProvider clock)
{
    public Task<Outcome<Result>> Run(Command command, CancellationToken ct) => work.Once(
        $"payout.reissue:{command.By.Value}", command.Key, command with { Key = default },
        () => Reissue(command, ct), ct);

    private async Task<Outcome<Result>> Reissue(Command command, CancellationToken ct)
    {
        var payables = await Payables.Locked(db, books, ct);
        var failed = await db.Payouts.FirstOrDefaultAsync(one => one.OutBillNo == command.OutBillNo, ct);
        if (failed is null) return new PayoutNotFound();
        var now = clock.GetUtcNow();
        var batch = await db.PayoutBatches.AsNoTracking().SingleAsync(one => one.Id == failed.BatchId, ct);
        var reissued = batch.Reissue(failed, Numbers.Payout(now), command.By, command.TypedAmount);
        if (reissued.Refusal is { } refusal) return refusal;
        var payout = reissued.Value;
        // A later batch may have paid the returned claim already.
        if (!payables.Cover([payout])) return new BalanceChanged();

        payout.Submit(now).OrThrow();
        db.Payouts.Add(payout);
        await books.Post($"payout:{payout.OutBillNo}", now, $"重新付款 {payout.OutBillNo}", payout.ToTransit(), ct);
        if (payout.Channel == PayoutChannel.WeChat)
            db.Outbox.Add(new(db.Tenant.Id, SubmitTransfer.OutboxKind, payout.OutBillNo, now));
        return new Result(payout.OutBillNo);
    }

    /// <param name="TypedAmount">Must be the amount of the failed payout.</param>
    public sealed record Command(IdempotencyKey Key, StaffId By, string OutBillNo, Money TypedAmount);

    /// <param name="OutBillNo">The new number.</param>
    public sealed record Result(string OutBillNo);
}
