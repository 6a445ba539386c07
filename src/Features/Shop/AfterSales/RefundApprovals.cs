using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Payments;
using VillageCloud.Features.Finance.Approvals;

namespace VillageCloud.Features.Shop.AfterSales;

/// <summary>Refunds that one person asks for and another approves.</summary>
public sealed class RefundApprovals(VillageDb db) : IApprovalSource
{
    public Task<int> CountWaiting(CancellationToken ct) =>
        db.Refunds.CountAsync(one => one.RequestedBy != null && one.Status == RefundStatus.Requested, ct);

    /// <summary>Without those that the system itself sends back.</summary>
    public async Task<ApprovalPart> List(ListApprovals.Query query, ApprovalCut cut, CancellationToken ct)
    {
        var all =
            from refund in db.Refunds.AsNoTracking()
            join order in db.Orders on refund.OrderId equals order.Id
            where refund.RequestedBy != null
            select new { Refund = refund, OrderNumber = order.Number };
        if (query.OnlyWaiting) all = all.Where(one => one.Refund.Status == RefundStatus.Requested);
        if (query.Text is { } text)
        {
            all = all.Where(one => one.Refund.OutRefundNo.Contains(text) || one.OrderNumber.Contains(text)
                || one.Refund.Reason.Contains(text));
        }

        var found = await cut.Top(
            all, one => one.Refund.Status == RefundStatus.Requested, one => one.Refund.Amount.Fen,
            one => one.Refund.Status == RefundStatus.Requested ? 0
                : one.Refund.Status != RefundStatus.Declined ? 1
                : one.Refund.DeclinedBy != one.Refund.RequestedBy ? 2 : 3,
            one => one.Refund.RequestedAt).ToListAsync(ct);
        return new(await all.CountAsync(ct), found.Select(one => new ApprovalRow(
            ApprovalKind.Refund, one.Refund.OutRefundNo, one.Refund.Reason, one.Refund.Amount,
            StatusOf(one.Refund), one.Refund.RequestedBy!.Value, one.Refund.RequestedAt,
            one.Refund.ApprovedBy ?? one.Refund.DeclinedBy, one.Refund.ApprovedAt ?? one.Refund.DeclinedAt,
            OrderNumber: one.OrderNumber, DeclineReason: one.Refund.DeclineReason)));
    }

    private static ApprovalStatus StatusOf(Refund refund) => refund.Status switch
    {
        RefundStatus.Requested => ApprovalStatus.Waiting,
        RefundStatus.Declined => Decliner.NoOf(refund.DeclinedBy, refund.RequestedBy),
        _ => ApprovalStatus.Approved,
    };
}
