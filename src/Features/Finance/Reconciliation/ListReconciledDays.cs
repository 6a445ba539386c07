using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Reconciliation;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.WeChat;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Finance.Reconciliation;

/// <summary>How far each day is reconciled, newest first unless asked otherwise: one row a day.</summary>
public sealed class ListReconciledDays(VillageDb db)
{
    private static readonly Sort NewestFirst = new(nameof(DayView.Day), Descending: true);

    private static readonly SortKeys<ReconciledDay> Keys = new SortKeys<ReconciledDay>()
        .With(nameof(DayView.Day), one => one.Day)
        .With(nameof(DayView.Status), one => one.Status)
        .With(nameof(DayView.Rows), one => one.Rows);

    public async Task<Outcome<Page<DayView>>> Run(Query query, CancellationToken ct)
    {
        var sorted = Keys.Order(db.ReconciledDays.AsNoTracking(), query.Page.Sort ?? NewestFirst);
        if (sorted.Refusal is { } refusal) return refusal;
        var total = await db.ReconciledDays.CountAsync(ct);
        var days = await sorted.Value.ThenByDescending(one => one.Day).Skip(query.Page.Skip).Take(query.Page.Take)
            .ToListAsync(ct);
        var shown = days.ConvertAll(one => one.Day);
        var closings = (await db.BillFiles.AsNoTracking()
                .Where(file => file.CurrentSlot == 1 && shown.Contains(file.Day) && file.ClosingBalanceFen != null)
                .Select(file => new { file.Kind, file.Day, file.ClosingBalanceFen }).ToListAsync(ct))
            .ToDictionary(file => (file.Kind, file.Day), file => new Money(file.ClosingBalanceFen!.Value));
        var breaks = (await db.Breaks.Where(one => shown.Contains(one.Day) && one.Status == BreakStatus.Open)
                .GroupBy(one => one.Day).Select(same => new { same.Key, Count = same.Count() }).ToListAsync(ct))
            .ToDictionary(same => same.Key, same => same.Count);
        return new Page<DayView>(
            [.. days.Select(one => new DayView(
                one.Day, one.Status, one.Problem, one.TriedAt, one.MatchedAt, one.Rows,
                breaks.GetValueOrDefault(one.Day), ClosingOf(BillKind.FundBasic, one.Day),
                ClosingOf(BillKind.FundOperation, one.Day)))], total);

        Money? ClosingOf(BillKind kind, DateOnly day) =>
            closings.TryGetValue((kind, day), out var closing) ? closing : null;
    }

    public sealed record Query(PageQuery Page);

    /// <param name="Problem">Why it isn't matched, in words.</param>
    /// <param name="Rows">Of the three bills.</param>
    /// <param name="Breaks">Differences that are still open.</param>
    public sealed record DayView(
        DateOnly Day, DayStatus Status, string Problem, DateTimeOffset? TriedAt, DateTimeOffset? MatchedAt, int Rows,
        int Breaks, Money? Basic, Money? Operation);
}
