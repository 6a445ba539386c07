using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Governance;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.AfterSales;

/// <summary>A refund that was asked for does not go out; what it had reserved is free again, and the line may settle.
/// </summary>
public sealed class DeclineRefund(VillageDb db, UnitOfWork work, TimeProvider clock)
{
    public Task<Outcome<Result>> Run(Command command, CancellationToken ct) => work.Once<Result>(
        $"refund.decline:{command.By.Value}", command.Key, command with { Key = default },
        async () =>
        {
            var refund = await db.Refunds.SingleOrDefaultAsync(one => one.OutRefundNo == command.OutRefundNo, ct);
            if (refund is null) return new RequestNotFound();
            if (refund.Decline(command.By, clock.GetUtcNow()).Refusal is { } refusal) return refusal;
            var line = await db.OrderLines.SingleAsync(one => one.Id == refund.LineId, ct);
            line.ReleaseRefund(refund.Amount);
            return new Result(refund.OutRefundNo);
        },
        ct);

    public sealed record Command(IdempotencyKey Key, StaffId By, string OutRefundNo);

    public sealed record Result(string OutRefundNo);
}
