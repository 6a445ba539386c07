using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.AfterSales;
using VillageCloud.Domain.Dividends;
using VillageCloud.Domain.Ledger;
using VillageCloud.Domain.Payouts;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Approvals;

public enum ApprovalKind
{
    Refund,
    TopUp,
    Settlement,
    PayoutBatch,
    PayoutReturn,
    DividendPlan,
}

public enum ApprovalStatus
{
    Waiting,
    Approved,
    Declined,

    /// <summary>By its own maker.</summary>
    Withdrawn,
}

/// <summary>All that one person asked for and another decides: what waits, the newest first, and then, if wanted, the
/// latest that were decided.</summary>
public sealed class ListApprovals(VillageDb db)
{
    private const int Most = 200;

    public Task<IReadOnlyList<ApprovalRow>> Run(Query query, CancellationToken ct) =>
        db.AtOneMoment(() => List(query.OnlyWaiting, ct), ct);

    private async Task<IReadOnlyList<ApprovalRow>> List(bool onlyWaiting, CancellationToken ct)
    {
        var names = await db.Staff.AsNoTracking().ToDictionaryAsync(staff => staff.Id, staff => staff.Name, ct);
        List<ApprovalRow> rows =
        [
            .. await Refunds(onlyWaiting, ct), .. await Postings(onlyWaiting, ct), .. await Batches(onlyWaiting, ct),
            .. await Plans(onlyWaiting, ct),
        ];
        return
        [
            .. rows.OrderByDescending(row => row.Status == ApprovalStatus.Waiting)
                .ThenByDescending(row => row.RequestedAt).Take(Most).Select(row => row with
            {
                RequestedByName = names[row.RequestedBy],
                DecidedByName = row.DecidedBy is { } by ? names[by] : null,
            }),
        ];
    }

    /// <summary>Without those that the system itself sends back.</summary>
    private async Task<IEnumerable<ApprovalRow>> Refunds(bool onlyWaiting, CancellationToken ct)
    {
        var refunds = await (
            from refund in db.Refunds.AsNoTracking()
            join order in db.Orders on refund.OrderId equals order.Id
            where refund.RequestedBy != null && (!onlyWaiting || refund.Status == RefundStatus.Requested)
            orderby refund.Status == RefundStatus.Requested descending, refund.Id descending
            select new { Refund = refund, OrderNumber = order.Number }).Take(Most).ToListAsync(ct);
        return refunds.Select(one => new ApprovalRow(
            ApprovalKind.Refund, one.Refund.OutRefundNo, one.Refund.Reason, one.Refund.Amount,
            StatusOf(one.Refund.Status), one.Refund.RequestedBy!.Value, one.Refund.RequestedAt,
            one.Refund.ApprovedBy ?? one.Refund.DeclinedBy, one.Refund.ApprovedAt ?? one.Refund.DeclinedAt,
            OrderNumber: one.OrderNumber));
    }

    private async Task<IEnumerable<ApprovalRow>> Postings(bool onlyWaiting, CancellationToken ct)
    {
        var requests = await db.PostingRequests.AsNoTracking()
            .Where(one => !onlyWaiting || one.Status == PostingStatus.Requested)
            .OrderByDescending(one => one.Status == PostingStatus.Requested).ThenByDescending(one => one.Id).Take(Most)
            .ToListAsync(ct);
        return requests.Select(one => new ApprovalRow(
            KindOf(one.Kind), one.Reference, one.Note,
            one.Amount, StatusOf(one.Status), one.RequestedBy, one.RequestedAt, one.ApprovedBy ?? one.DeclinedBy,
            one.ApprovedAt ?? one.DeclinedAt, PostingId: one.Id, EffectiveAt: one.EffectiveAt));
    }

    private async Task<IEnumerable<ApprovalRow>> Batches(bool onlyWaiting, CancellationToken ct)
    {
        var batches = await db.PayoutBatches.AsNoTracking()
            .Where(one => !onlyWaiting || one.Status == BatchStatus.Drafted)
            .OrderByDescending(one => one.Status == BatchStatus.Drafted).ThenByDescending(one => one.Id).Take(Most)
            .ToListAsync(ct);
        return batches.Select(one => new ApprovalRow(
            ApprovalKind.PayoutBatch, one.Number, Note: "", one.Total, StatusOf(one), one.DraftedBy, one.DraftedAt,
            one.ApprovedBy ?? one.DiscardedBy, one.ApprovedAt ?? one.DiscardedAt));
    }

    /// <summary>From their disclosure on: a draft waits for nobody but its maker.</summary>
    private async Task<IEnumerable<ApprovalRow>> Plans(bool onlyWaiting, CancellationToken ct)
    {
        var plans = await (
            from plan in db.DividendPlans.AsNoTracking()
            join period in db.Periods on plan.PeriodId equals period.Id
            where plan.Status == PlanStatus.Disclosed || (!onlyWaiting && plan.Status != PlanStatus.Drafted)
            orderby plan.Status == PlanStatus.Disclosed descending, plan.Id descending
            select new { Plan = plan, Period = period }).Take(Most).ToListAsync(ct);
        return plans.Select(one => new ApprovalRow(
            ApprovalKind.DividendPlan, one.Period.Title, Note: "", one.Plan.Distributable,
            one.Plan.Status == PlanStatus.Disclosed ? ApprovalStatus.Waiting : ApprovalStatus.Approved,
            one.Plan.DraftedBy, one.Plan.DraftedAt, one.Plan.ApprovedBy, one.Plan.ApprovedAt));
    }

    private static ApprovalStatus StatusOf(RefundStatus status) => status switch
    {
        RefundStatus.Requested => ApprovalStatus.Waiting,
        RefundStatus.Declined => ApprovalStatus.Declined,
        _ => ApprovalStatus.Approved,
    };

    private static ApprovalStatus StatusOf(PostingStatus status) => status switch
    {
        PostingStatus.Requested => ApprovalStatus.Waiting,
        PostingStatus.Declined => ApprovalStatus.Declined,
        _ => ApprovalStatus.Approved,
    };

    private static ApprovalStatus StatusOf(PayoutBatch batch) => batch.Status switch
    {
        BatchStatus.Drafted => ApprovalStatus.Waiting,
        BatchStatus.Approved => ApprovalStatus.Approved,
        _ => batch.DiscardedBy == batch.DraftedBy ? ApprovalStatus.Withdrawn : ApprovalStatus.Declined,
    };

    private static ApprovalKind KindOf(PostingKind kind) => kind switch
    {
        PostingKind.TopUp => ApprovalKind.TopUp,
        PostingKind.PayoutReturn => ApprovalKind.PayoutReturn,
        _ => ApprovalKind.Settlement,
    };

    public sealed record Query(bool OnlyWaiting);
}

/// <summary>One thing that two people decide about.</summary>
/// <param name="Number">Of the refund, the batch, WeChat's of a top-up, or the days of a plan's period.</param>
/// <param name="Note">Why a refund is asked for, or why a payout came back.</param>
/// <param name="DecidedBy">Null while it waits.</param>
/// <param name="PostingId">Of what is posted by hand.</param>
public sealed record ApprovalRow(
    ApprovalKind Kind, string Number, string Note, Money Amount, ApprovalStatus Status, StaffId RequestedBy,
    DateTimeOffset RequestedAt, StaffId? DecidedBy, DateTimeOffset? DecidedAt, string? OrderNumber = null,
    PostingRequestId? PostingId = null, DateTimeOffset? EffectiveAt = null, string RequestedByName = "",
    string? DecidedByName = null);
