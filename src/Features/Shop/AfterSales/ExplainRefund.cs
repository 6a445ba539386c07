using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Shop.Orders;

namespace VillageCloud.Features.Shop.AfterSales;

/// <summary>A refund that waits, with all that the second person must know: whose money it takes back, and whether the
/// order ends. What approving would refuse is refused here.</summary>
public sealed class ExplainRefund(VillageDb db, RefundEffects effects, TimeProvider clock)
{
    public Task<Outcome<RefundView>> Run(Query query, CancellationToken ct) =>
        db.AtOneMoment(() => Explain(query.OutRefundNo, ct), ct);

    private async Task<Outcome<RefundView>> Explain(string number, CancellationToken ct)
    {
        var refund = await db.Refunds.AsNoTracking().SingleOrDefaultAsync(one => one.OutRefundNo == number, ct);
        if (refund is null) return new RequestNotFound();
        var sold = await db.FindSold(order => order.Id == refund.OrderId, ct);
        if (await db.RefuseToSend(sold!, refund, clock.GetUtcNow(), ct) is { } refusal) return refusal;
        var view = RefundView.From(refund, sold!);
        return sold!.LineOf(refund.SaleId) is { } line
            ? view with { Effect = await effects.Of(sold, line, refund.Parts, ct) }
            : view;
    }

    public sealed record Query(string OutRefundNo);
}
