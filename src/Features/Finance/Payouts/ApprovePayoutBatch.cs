using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Payouts;
using VillageCloud.Domain.Finance.Recipes;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Ledger;
using VillageCloud.Features.Finance.Reconciliation;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.People.Alarms;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Finance.Payouts;

/// <summary>The second person sends a batch off: what it pays is in transit from here on, and WeChat is told by the
/// outbox.</summary>
public sealed class ApprovePayoutBatch(VillageDb db, StaffWork work, Books books, TimeProvider clock)
{
    public async Task<Outcome<BatchView>> Run(Command command, CancellationToken ct)
    {
        var approved = await work.Once(
            "payout.approve", command,
            () => Approve(command, ct), ct);
        if (approved.Refusal is { } refusal) return refusal;
        return (await BatchView.Of(db, approved.Value, ct))!;
    }

    private async Task<Outcome<PayoutBatchId>> Approve(Command command, CancellationToken ct)
    {
        var payables = await Payables.Locked(db, books, ct);
        var batch = await db.PayoutBatches.Include(one => one.Payouts)
            .FirstOrDefaultAsync(one => one.Id == command.BatchId, ct);
        if (batch is null) return new BatchNotFound();
        work.Concerns(batch.Number);
        var now = clock.GetUtcNow();
        if (batch.Approve(command.By.Id, command.TypedTotal, now).Refusal is { } refusal) return refusal;
        if (!payables.Cover(batch.Payouts)) return new BalanceChanged();
        if ((await db.KnowWhoWasPaid(ct)).Refusal is { } unknown) return unknown;
        if (await db.ChangedPayees(batch.Payouts, ct) is { Count: > 0 } changed)
            return new PayeeChanged([.. changed.Select(household => household.Number)]);

        var period = await books.PeriodFor(now, ct);
        foreach (var payout in batch.Payouts)
        {
            books.Post(PayoutSent.Entry(payout), period, now);
            if (payout.Channel == PayoutChannel.WeChat)
                db.Outbox.Add(new(db.Tenant.Id, SubmitTransfer.OutboxKind, payout.OutBillNo, now));
        }

        foreach (var replaced in await db.Payouts.Where(one => one.ReplacedInId == batch.Id).ToListAsync(ct))
        {
            replaced.Replace();
            if (replaced.FailReason == SubmitTransfer.PayeeHasChanged)
                await db.EndAlarms([SubmitTransfer.Alarm], replaced.OutBillNo, now, ct);
        }

        return batch.Id;
    }

    /// <param name="TypedTotal">Must be the batch's total.</param>
    public sealed record Command(
        IdempotencyKey Key, StaffActor By, PayoutBatchId BatchId, Money TypedTotal) : IStaffCommand
    {
        Duty IStaffAct.Duty => Duty.Review;
    }
}
