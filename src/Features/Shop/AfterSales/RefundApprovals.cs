using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Features.Finance.Approvals;

namespace VillageCloud.Features.Shop.AfterSales;

/// <summary>Refunds that one person asks for and another approves, without those that the system itself sends back.
/// </summary>
public sealed class RefundApprovals(VillageDb db) : IApprovalSource
{
    public Task<IQueryable<ApprovalItem>> Find(string? text, CancellationToken ct)
    {
        var all =
            from refund in db.Refunds.AsNoTracking()
            join order in db.Orders on refund.OrderId equals order.Id
            where refund.People.Maker != null
            select new { Refund = refund, OrderNumber = order.Number };
        if (text is not null)
        {
            all = all.Where(one => one.Refund.OutRefundNo.Contains(text) || one.OrderNumber.Contains(text)
                || one.Refund.Reason.Contains(text));
        }

        return Task.FromResult(all.Select(one => new ApprovalItem
        {
            Kind = ApprovalKind.Refund,
            Number = one.Refund.OutRefundNo,
            Note = one.Refund.Reason,
            Fen = one.Refund.Amount.Fen,
            People = one.Refund.People,
            OrderNumber = one.OrderNumber,
        }));
    }
}
