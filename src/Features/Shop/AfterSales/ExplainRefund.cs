using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Shop.AfterSales;

/// <summary>A refund that waits, with all that the second person must know: whose money it takes back, and whether the
/// order ends. What approving would refuse is refused here.</summary>
public sealed class ExplainRefund(VillageDb db, RefundEffects effects)
{
    public Task<Outcome<RefundView>> Run(Query query, CancellationToken ct) =>
        db.AtOneMoment(() => Explain(query.OutRefundNo, ct), ct);

    private async Task<Outcome<RefundView>> Explain(string number, CancellationToken ct)
    {
        var refund = await db.Refunds.AsNoTracking().SingleOrDefaultAsync(one => one.OutRefundNo == number, ct);
        if (refund?.LineId is not { } lineId) return new RequestNotFound();
        var order = await db.Orders.AsNoTracking().Include(one => one.Lines)
            .SingleAsync(one => one.Id == refund.OrderId, ct);
        if (order.StandBy(refund.Parts).Refusal is { } refusal) return refusal;
        var line = order.Lines.Single(one => one.Id == lineId);
        return RefundView.From(refund, order) with { Effect = await effects.Of(order, line, refund.Parts, ct) };
    }

    public sealed record Query(string OutRefundNo);
}
