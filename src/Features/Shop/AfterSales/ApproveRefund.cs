using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Reconciliation;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Shop.Orders;

namespace VillageCloud.Features.Shop.AfterSales;

/// <summary>The second person lets a refund go: from here on it is WeChat's to move the money.</summary>
public sealed class ApproveRefund(VillageDb db, StaffWork work, TimeProvider clock)
{
    public Task<Outcome<Result>> Run(Command command, CancellationToken ct) => work.Once<Result>(
        "refund.approve", command,
        async () =>
        {
            var refund = await db.Refunds.SingleOrDefaultAsync(one => one.OutRefundNo == command.OutRefundNo, ct);
            if (refund is null) return new RequestNotFound();
            var now = clock.GetUtcNow();
            if (refund.Approve(command.By.Id, command.TypedAmount, now).Refusal is { } refusal) return refusal;
            var sold = await db.FindSold(order => order.Id == refund.OrderId, ct);
            if (await db.RefuseToSend(sold!, refund, now, ct) is { } notNow) return notNow;
            // Whoever declines another refund of the order meanwhile must meet this somewhere.
            db.Entry(sold!.Order).Property(static one => one.OpenRefunds).IsModified = true;
            if ((await db.KnowWhatWasPaid(ct)).Refusal is { } unknown) return unknown;
            db.Outbox.Add(new(db.Tenant.Id, SubmitRefund.MessageKind, refund.OutRefundNo, now));
            return new Result(refund.OutRefundNo);
        },
        ct);

    /// <param name="TypedAmount">Must be the refund's amount.</param>
    public sealed record Command(
        IdempotencyKey Key, StaffActor By, string OutRefundNo, Money TypedAmount) : IStaffCommand
    {
        Duty IStaffAct.Duty => Duty.Review;

        string? IStaffAct.Document => OutRefundNo;
    }

    public sealed record Result(string OutRefundNo);
}
