using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Approvals;
using VillageCloud.Domain.Finance.Dividends;
using VillageCloud.Domain.Finance.Payments;
using VillageCloud.Domain.Finance.Payouts;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Finance.Approvals;

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

    /// <summary>Taken back by who asked for it, or dropped: nobody said no.</summary>
    Withdrawn,
}

/// <summary>All that one person asked for and another decides: what waits first, then the newest, page by page.
/// </summary>
/// <remarks>Four tables make one list. Each is counted and cut by the database, and gives no more rows than the page
/// can show; only those are put in order here.</remarks>
public sealed class ListApprovals(VillageDb db)
{
    public Task<Outcome<Page<ApprovalRow>>> Run(Query query, CancellationToken ct) =>
        db.AtOneMoment(() => List(query, ct), ct);

    /// <summary>How many wait for a second person, of all kinds.</summary>
    public async Task<int> CountWaiting(CancellationToken ct) =>
        await db.Refunds.CountAsync(one => one.RequestedBy != null && one.Status == RefundStatus.Requested, ct)
        + await db.PostingRequests.CountAsync(one => one.Status == PostingStatus.Requested, ct)
        + await db.PayoutBatches.CountAsync(one => one.Status == BatchStatus.Drafted, ct)
        + await db.DividendPlans.CountAsync(one => one.Status == PlanStatus.Disclosed, ct);

    private async Task<Outcome<Page<ApprovalRow>>> List(Query query, CancellationToken ct)
    {
        var cut = Cut.Of(query);
        if (cut.Refusal is { } refusal) return refusal;
        Part[] parts =
        [
            await Refunds(query, cut.Value, ct), await Postings(query, cut.Value, ct),
            await Batches(query, cut.Value, ct), await Plans(query, cut.Value, ct),
        ];
        var names = await db.Staff.AsNoTracking().ToDictionaryAsync(staff => staff.Id, staff => staff.Name, ct);
        var rows = cut.Value.Order(parts.SelectMany(part => part.Rows))
            .Skip(query.Rows.Skip).Take(query.Rows.Take).Select(row => row with
            {
                RequestedByName = names[row.RequestedBy],
                DecidedByName = row.DecidedBy is { } by ? names[by] : null,
            });
        return new Page<ApprovalRow>([.. rows], parts.Sum(part => part.Count));
    }

    /// <summary>Without those that the system itself sends back.</summary>
    private async Task<Part> Refunds(Query query, Cut cut, CancellationToken ct)
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

    private async Task<Part> Postings(Query query, Cut cut, CancellationToken ct)
    {
        var all = db.PostingRequests.AsNoTracking();
        if (query.OnlyWaiting) all = all.Where(one => one.Status == PostingStatus.Requested);
        if (query.Text is { } text) all = all.Where(one => one.Reference.Contains(text) || one.Note.Contains(text));
        var found = await cut.Top(
            all, one => one.Status == PostingStatus.Requested, one => one.Amount.Fen,
            one => one.Status == PostingStatus.Requested ? 0
                : one.Status != PostingStatus.Declined ? 1 : one.DeclinedBy != one.RequestedBy ? 2 : 3,
            one => one.RequestedAt).ToListAsync(ct);
        return new(await all.CountAsync(ct), found.Select(one => new ApprovalRow(
            KindOf(one.Kind), one.Reference, one.Note, one.Amount, StatusOf(one), one.RequestedBy,
            one.RequestedAt, one.ApprovedBy ?? one.DeclinedBy, one.ApprovedAt ?? one.DeclinedAt, PostingId: one.Id,
            EffectiveAt: one.EffectiveAt, DeclineReason: one.DeclineReason)));
    }

    private async Task<Part> Batches(Query query, Cut cut, CancellationToken ct)
    {
        var all = db.PayoutBatches.AsNoTracking();
        if (query.OnlyWaiting) all = all.Where(one => one.Status == BatchStatus.Drafted);
        if (query.Text is { } text) all = all.Where(one => one.Number.Contains(text));
        var found = await cut.Top(
            all, one => one.Status == BatchStatus.Drafted, one => one.Total.Fen,
            one => one.Status == BatchStatus.Drafted ? 0 : one.Status != BatchStatus.Discarded ? 1
                : one.DiscardedBy != one.DraftedBy ? 2 : 3,
            one => one.DraftedAt).ToListAsync(ct);
        return new(await all.CountAsync(ct), found.Select(one => new ApprovalRow(
            ApprovalKind.PayoutBatch, one.Number, Note: "", one.Total, StatusOf(one), one.DraftedBy,
            one.DraftedAt, one.ApprovedBy ?? one.DiscardedBy, one.ApprovedAt ?? one.DiscardedAt)));
    }

    /// <summary>From their disclosure on: a draft waits for nobody but its maker.</summary>
    private async Task<Part> Plans(Query query, Cut cut, CancellationToken ct)
    {
        // A few a year, and their names are days, which no database searches in words.
        var periods = (await db.Periods.AsNoTracking().ToListAsync(ct))
            .Where(period => query.Text is not { } text || period.Title.Contains(text, StringComparison.Ordinal))
            .ToDictionary(period => period.Id, period => period.Title);
        var ids = periods.Keys.ToList();
        var all = db.DividendPlans.AsNoTracking()
            .Where(plan => plan.Status != PlanStatus.Drafted && ids.Contains(plan.PeriodId));
        if (query.OnlyWaiting) all = all.Where(plan => plan.Status == PlanStatus.Disclosed);
        var found = await cut.Top(
            all, plan => plan.Status == PlanStatus.Disclosed, plan => plan.Distributable.Fen,
            plan => plan.Status == PlanStatus.Disclosed ? 0 : 1, plan => plan.DraftedAt).ToListAsync(ct);
        return new(await all.CountAsync(ct), found.Select(plan => new ApprovalRow(
            ApprovalKind.DividendPlan, periods[plan.PeriodId], Note: "", plan.Distributable,
            plan.Status == PlanStatus.Disclosed ? ApprovalStatus.Waiting : ApprovalStatus.Approved,
            plan.DraftedBy, plan.DraftedAt, plan.ApprovedBy, plan.ApprovedAt)));
    }

    private static ApprovalStatus StatusOf(Refund refund) => refund.Status switch
    {
        RefundStatus.Requested => ApprovalStatus.Waiting,
        RefundStatus.Declined => NoOf(refund.DeclinedBy, refund.RequestedBy),
        _ => ApprovalStatus.Approved,
    };

    private static ApprovalStatus StatusOf(PostingRequest request) => request.Status switch
    {
        PostingStatus.Requested => ApprovalStatus.Waiting,
        PostingStatus.Declined => NoOf(request.DeclinedBy, request.RequestedBy),
        _ => ApprovalStatus.Approved,
    };

    private static ApprovalStatus StatusOf(PayoutBatch batch) => batch.Status switch
    {
        BatchStatus.Drafted => ApprovalStatus.Waiting,
        BatchStatus.Approved => ApprovalStatus.Approved,
        _ => NoOf(batch.DiscardedBy, batch.DraftedBy),
    };

    private static ApprovalKind KindOf(PostingKind kind) => kind switch
    {
        PostingKind.TopUp => ApprovalKind.TopUp,
        PostingKind.PayoutReturn => ApprovalKind.PayoutReturn,
        _ => ApprovalKind.Settlement,
    };

    private static ApprovalStatus NoOf(StaffId? declinedBy, StaffId? requestedBy) =>
        declinedBy == requestedBy ? ApprovalStatus.Withdrawn : ApprovalStatus.Declined;

    /// <param name="Search">Part of a number, of an order's, of a reason, or of a period's days.</param>
    public sealed record Query(bool OnlyWaiting, PageQuery? Page = null, string? Search = null)
    {
        internal PageQuery Rows => Page ?? new PageQuery();

        internal string? Text => PersonText.Word(Search);
    }

    private sealed record Part(int Count, IEnumerable<ApprovalRow> Rows);

    /// <summary>In which order, and how many rows of each table can be on the page at most.</summary>
    private sealed record Cut(Sort? Sort, int Most)
    {
        private static readonly string[] Keys =
        [
            nameof(ApprovalRow.Kind), nameof(ApprovalRow.Amount), nameof(ApprovalRow.Status),
            nameof(ApprovalRow.RequestedAt),
        ];

        public static Outcome<Cut> Of(Query query) =>
            query.Rows.Sort is { } sort && !Keys.Contains(sort.By, StringComparer.Ordinal)
                ? new SortUnknown(sort.By)
                : new Cut(query.Rows.Sort, query.Rows.Skip + query.Rows.Take);

        public IQueryable<T> Top<T>(
            IQueryable<T> rows, Expression<Func<T, bool>> waits, Expression<Func<T, long>> amount,
            Expression<Func<T, int>> status, Expression<Func<T, DateTimeOffset>> at) => (Sort?.By switch
            {
                nameof(ApprovalRow.Amount) => By(rows, amount).ThenByDescending(at),
                nameof(ApprovalRow.Status) => By(rows, status).ThenByDescending(at),
                nameof(ApprovalRow.RequestedAt) => By(rows, at),
                nameof(ApprovalRow.Kind) => rows.OrderByDescending(at),
                _ => rows.OrderByDescending(waits).ThenByDescending(at),
            }).Take(Most);

        public IEnumerable<ApprovalRow> Order(IEnumerable<ApprovalRow> rows)
        {
            if (Sort is null)
            {
                return rows.OrderBy(row => row.Status == ApprovalStatus.Waiting ? 0 : 1)
                    .ThenByDescending(row => row.RequestedAt);
            }

            Func<ApprovalRow, IComparable> key = Sort.By switch
            {
                nameof(ApprovalRow.Amount) => row => row.Amount.Fen,
                nameof(ApprovalRow.Status) => row => row.Status,
                nameof(ApprovalRow.RequestedAt) => row => row.RequestedAt,
                _ => row => row.Kind,
            };
            return (Sort.Descending ? rows.OrderByDescending(key) : rows.OrderBy(key))
                .ThenByDescending(row => row.RequestedAt);
        }

        private IOrderedQueryable<T> By<T, TKey>(IQueryable<T> rows, Expression<Func<T, TKey>> key) =>
            Sort!.Descending ? rows.OrderByDescending(key) : rows.OrderBy(key);
    }
}

/// <summary>One thing that two people decide about.</summary>
/// <param name="Number">Of the refund, the batch, WeChat's of a top-up, or the days of a plan's period.</param>
/// <param name="Note">Why a refund is asked for, or why a payout came back.</param>
/// <param name="DecidedBy">Null while it waits.</param>
/// <param name="DeclineReason">Why the second person said no.</param>
/// <param name="PostingId">Of what is posted by hand.</param>
public sealed record ApprovalRow(
    ApprovalKind Kind, string Number, string Note, Money Amount, ApprovalStatus Status, StaffId RequestedBy,
    DateTimeOffset RequestedAt, StaffId? DecidedBy, DateTimeOffset? DecidedAt, string? OrderNumber = null,
    PostingRequestId? PostingId = null, DateTimeOffset? EffectiveAt = null, string RequestedByName = "",
    string? DecidedByName = null, string? DeclineReason = null);
