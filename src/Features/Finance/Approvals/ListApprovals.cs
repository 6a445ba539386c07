using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Finance.Approvals;

/// <summary>All that one person asked for and another decides: what waits first, then the newest, page by page.
/// </summary>
/// <remarks>Each noun brings its own rows (<see cref="IApprovalSource"/>). Each is counted and cut by the database, and
/// gives no more rows than the page can show; only those are put in order here.</remarks>
public sealed class ListApprovals(VillageDb db, IEnumerable<IApprovalSource> sources)
{
    public Task<Outcome<Page<ApprovalRow>>> Run(Query query, CancellationToken ct) =>
        db.AtOneMoment(() => List(query, ct), ct);

    /// <summary>How many wait for a second person, of all kinds.</summary>
    public async Task<int> CountWaiting(CancellationToken ct)
    {
        var waiting = 0;
        foreach (var source in sources) waiting += await source.CountWaiting(ct);
        return waiting;
    }

    private async Task<Outcome<Page<ApprovalRow>>> List(Query query, CancellationToken ct)
    {
        var cut = ApprovalCut.Of(query);
        if (cut.Refusal is { } refusal) return refusal;
        var parts = new List<ApprovalPart>();
        foreach (var source in sources) parts.Add(await source.List(query, cut.Value, ct));
        var names = await db.Staff.AsNoTracking().ToDictionaryAsync(staff => staff.Id, staff => staff.Name, ct);
        var rows = cut.Value.Order(parts.SelectMany(part => part.Rows))
            .Skip(query.Rows.Skip).Take(query.Rows.Take).Select(row => row with
            {
                RequestedByName = names[row.RequestedBy],
                DecidedByName = row.DecidedBy is { } by ? names[by] : null,
            });
        return new Page<ApprovalRow>([.. rows], parts.Sum(part => part.Count));
    }

    /// <param name="Search">Part of a number, of an order's, of a reason, or of a period's days.</param>
    public sealed record Query(bool OnlyWaiting, PageQuery? Page = null, string? Search = null)
    {
        public PageQuery Rows => Page ?? new PageQuery();

        public string? Text => PersonText.Word(Search);
    }
}
