using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Finance.Approvals;

/// <summary>All that one person asked for and another decides: what waits first, then the newest, page by page.
/// </summary>
/// <remarks>Each noun brings its own question (<see cref="IApprovalSource"/>). Each is counted and cut by the database,
/// and gives no more rows than the page can show; only those are put in order here, by the same words.</remarks>
public sealed class ListApprovals(VillageDb db, IEnumerable<IApprovalSource> sources)
{
    private static readonly Expression<Func<ApprovalItem, bool>> Waits =
        item => item.People.Checker == null && item.People.Decliner == null;

    private static readonly SortKeys<ApprovalItem> Keys = new SortKeys<ApprovalItem>()
        .With(nameof(ApprovalRow.Kind), item => item.Kind)
        .With(nameof(ApprovalRow.Amount), item => item.Fen)
        .With(nameof(ApprovalRow.Status), item =>
            item.People.Checker != null ? 1 : item.People.Decliner == null ? 0
                : item.People.Decliner != item.People.Maker ? 2 : 3)
        .With(nameof(ApprovalRow.RequestedAt), item => item.People.MadeAt);

    public Task<Outcome<Page<ApprovalRow>>> Run(Query query, CancellationToken ct) =>
        db.AtOneMoment(() => List(query, ct), ct);

    /// <summary>How many wait for a second person, of all kinds.</summary>
    public async Task<int> CountWaiting(CancellationToken ct)
    {
        var waiting = 0;
        foreach (var source in sources) waiting += await (await source.Find(text: null, ct)).CountAsync(Waits, ct);
        return waiting;
    }

    private async Task<Outcome<Page<ApprovalRow>>> List(Query query, CancellationToken ct)
    {
        var page = query.Rows;
        var most = (int)Math.Min((long)page.Skip + page.Take, int.MaxValue);
        var (count, found) = (0, new List<ApprovalItem>());
        foreach (var source in sources)
        {
            var items = await source.Find(query.Text, ct);
            if (query.OnlyWaiting) items = items.Where(Waits);
            var sorted = Order(items, page.Sort);
            if (sorted.Refusal is { } refusal) return refusal;
            count += await items.CountAsync(ct);
            found.AddRange(await sorted.Value.Take(most).ToListAsync(ct));
        }

        var shown = Order(found.AsQueryable(), page.Sort).Value.Skip(page.Skip).Take(page.Take).ToList();
        return new Page<ApprovalRow>(await Rows(shown, ct), count);
    }

    private static Outcome<IOrderedQueryable<ApprovalItem>> Order(IQueryable<ApprovalItem> items, Sort? sort)
    {
        var ordered = sort is null
            ? new Outcome<IOrderedQueryable<ApprovalItem>>(items.OrderByDescending(Waits))
            : Keys.Order(items, sort);
        return ordered.Map(first => first.ThenByDescending(item => item.People.MadeAt));
    }

    private async Task<IReadOnlyList<ApprovalRow>> Rows(List<ApprovalItem> items, CancellationToken ct)
    {
        var names = await db.Staff.AsNoTracking().ToDictionaryAsync(staff => staff.Id, staff => staff.Name, ct);
        var ids = items.Where(item => item.PeriodId is not null).Select(item => item.PeriodId!.Value).ToList();
        var periods = await db.Periods.AsNoTracking().Where(period => ids.Contains(period.Id))
            .ToDictionaryAsync(period => period.Id, period => period.Title, ct);
        return
        [
            .. items.Select(item => ApprovalRow.Of(
                item, item.PeriodId is { } period ? periods[period] : item.Number, names)),
        ];
    }

    /// <param name="Search">Part of a number, of an order's, of a reason, or of a period's days.</param>
    public sealed record Query(bool OnlyWaiting, PageQuery? Page = null, string? Search = null)
    {
        public PageQuery Rows => Page ?? new PageQuery();

        public string? Text => PersonText.Word(Search);
    }
}
