using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Approvals;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Finance.Ledger;

/// <summary>All that two people look at before a month is signed off, and what can't be undone afterwards.</summary>
public sealed class GetCloseChecklist(VillageDb db, IEnumerable<ICloseMatter> matters)
{
    private static readonly string[] Final =
    [
        "结账以后不能重开，这个月再也不能记账",
        "以后才发现的收支和更正，只能记到还没有结账的月份里",
        "这个月的盈余（或亏损）转入盈余分配，分红方案按它计算",
    ];

    public Task<Outcome<View>> Run(Query query, CancellationToken ct) => db.AtOneMoment(() => Look(query.Id, ct), ct);

    private async Task<Outcome<View>> Look(PeriodId id, CancellationToken ct)
    {
        var period = await db.Periods.AsNoTracking().FirstOrDefaultAsync(one => one.Id == id, ct);
        if (period is null) return new PeriodNotFound();
        var items = new List<CloseItem>();
        foreach (var matter in matters) items.AddRange(await matter.Look(period, ct));
        var number = PostingRequest.NumberOf(id);
        var waits = await db.PostingRequests.AsNoTracking()
            .Where(one => one.Kind == PostingKind.PeriodClose && one.Reference == number
                && one.Status == PostingStatus.Requested)
            .Select(one => (PostingRequestId?)one.Id).FirstOrDefaultAsync(ct);
        return new View(
            id, period.Title, period.Status, [.. items.OrderBy(item => item.Matter)], waits, Final);
    }

    public sealed record Query(PeriodId Id);

    /// <param name="Waits">The request that a second person decides; null when nobody asked.</param>
    /// <param name="Final">What can't be undone, in sentences.</param>
    public sealed record View(
        PeriodId Id, string Title, PeriodStatus Status, IReadOnlyList<CloseItem> Items, PostingRequestId? Waits,
        IReadOnlyList<string> Final)
    {
        public bool IsBlocked => Items.Any(item => item is { Blocks: true, Count: > 0 });
    }
}
