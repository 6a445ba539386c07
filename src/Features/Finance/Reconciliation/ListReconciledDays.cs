using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Reconciliation;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.WeChat;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Finance.Reconciliation;

/// <summary>How far each day is reconciled, newest first unless asked otherwise: one row a day, with a mark each for
/// the trade bill, the fund bills and the balances.</summary>
public sealed class ListReconciledDays(VillageDb db)
{
    private static readonly Sort NewestFirst = new(nameof(DayView.Day), Descending: true);

    private static readonly SortKeys<ReconciledDay> Keys = new SortKeys<ReconciledDay>()
        .With(nameof(DayView.Day), one => one.Day)
        .With(nameof(DayView.Status), one => one.Status)
        .With(nameof(DayView.Rows), one => one.Rows);

    public async Task<Outcome<Page<DayView>>> Run(Query query, CancellationToken ct)
    {
        var all = db.ReconciledDays.AsNoTracking();
        if (query.From is { } from) all = all.Where(one => one.Day >= from);
        if (query.To is { } to) all = all.Where(one => one.Day <= to);
        if (query.OnlyUnmatched) all = all.Where(one => one.Status != DayStatus.Matched);
        var sorted = Keys.Order(all, query.Page.Sort ?? NewestFirst);
        if (sorted.Refusal is { } refusal) return refusal;
        var total = await all.CountAsync(ct);
        var days = await sorted.Value.ThenByDescending(one => one.Day).Skip(query.Page.Skip).Take(query.Page.Take)
            .ToListAsync(ct);
        var marks = await DayMarks.Of(db, days.ConvertAll(one => one.Day), ct);
        return new Page<DayView>(
            [.. days.Select(one => new DayView(
                one.Day, one.Status, one.Problem, one.TriedAt, one.MatchedAt, one.Rows, marks.Count(one.Day),
                marks.Closing(BillKind.FundBasic, one.Day), marks.Closing(BillKind.FundOperation, one.Day),
                marks.Trade(one), marks.Funds(one), marks.Balance(one)))], total);
    }

    /// <param name="From">The first and the last day that is asked for.</param>
    public sealed record Query(
        PageQuery Page, DateOnly? From = null, DateOnly? To = null, bool OnlyUnmatched = false);

    /// <param name="Problem">Why it isn't matched, in words.</param>
    /// <param name="Rows">Of the three bills.</param>
    /// <param name="Breaks">Differences that haven't ended.</param>
    public sealed record DayView(
        DateOnly Day, DayStatus Status, string Problem, DateTimeOffset? TriedAt, DateTimeOffset? MatchedAt, int Rows,
        int Breaks, Money? Basic, Money? Operation, DayMark Trade, DayMark Funds, DayMark Balance);
}
