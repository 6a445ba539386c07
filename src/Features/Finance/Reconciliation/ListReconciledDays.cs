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
        var sorted = Keys.Order(all, query.Page.Sort ?? NewestFirst);
        if (sorted.Refusal is { } refusal) return refusal;
        var total = await all.CountAsync(ct);
        var days = await sorted.Value.ThenByDescending(one => one.Day).Skip(query.Page.Skip).Take(query.Page.Take)
            .ToListAsync(ct);
        var shown = days.ConvertAll(one => one.Day);
        var files = (await db.BillFiles.AsNoTracking()
                .Where(file => file.CurrentSlot == 1 && shown.Contains(file.Day))
                .Select(file => new
                {
                    file.Kind, file.Day, file.ClosingBalanceFen, IsRead = file.MatchedAt != null,
                    IsUnreadable = file.Problem != null, Length = file.Content.Length,
                }).ToListAsync(ct))
            .ToDictionary(file => (file.Kind, file.Day));
        var breaks = (await db.Breaks.AsNoTracking()
                .Where(one => shown.Contains(one.Day) && one.Status != BreakStatus.Closed
                    && one.Source != BreakSource.BankStatement)
                .GroupBy(one => new { one.Day, one.Source, IsGap = one.Class == BreakClass.BalanceGap })
                .Select(same => new { same.Key.Day, same.Key.Source, same.Key.IsGap, Count = same.Count() })
                .ToListAsync(ct))
            .ToLookup(one => one.Day);
        return new Page<DayView>([.. days.Select(ViewOf)], total);

        DayView ViewOf(ReconciledDay one)
        {
            int Open(Func<BreakSource, bool, bool> which) =>
                breaks[one.Day].Where(found => which(found.Source, found.IsGap)).Sum(found => found.Count);
            var fund = Worse(
                MarkOf(one, BillKind.FundBasic, Open((source, isGap) => source == BreakSource.BasicFunds && !isGap)),
                MarkOf(
                    one, BillKind.FundOperation,
                    Open((source, isGap) => source == BreakSource.OperationFunds && !isGap)));
            var gaps = Open((_, isGap) => isGap);
            return new(
                one.Day, one.Status, one.Problem, one.TriedAt, one.MatchedAt, one.Rows, breaks[one.Day].Sum(b => b.Count),
                ClosingOf(BillKind.FundBasic, one.Day), ClosingOf(BillKind.FundOperation, one.Day),
                MarkOf(one, BillKind.Trade, Open((source, _) => source == BreakSource.TradeBill)), fund,
                gaps > 0 ? DayMark.Differs : fund is DayMark.Differs ? DayMark.Agrees : fund);
        }

        DayMark MarkOf(ReconciledDay day, BillKind kind, int open)
        {
            if (!files.TryGetValue((kind, day.Day), out var file))
                return day.Status == DayStatus.Lost ? DayMark.Lost : DayMark.Waiting;
            if (file.IsUnreadable) return DayMark.Unreadable;
            if (open > 0) return DayMark.Differs;
            if (!file.IsRead) return DayMark.Waiting;
            return file.Length == 0 ? DayMark.Empty : DayMark.Agrees;
        }

        Money? ClosingOf(BillKind kind, DateOnly day) =>
            files.TryGetValue((kind, day), out var file) && file.ClosingBalanceFen is { } fen ? new(fen) : null;
    }

    /// <summary>Two bills in one mark: the one that somebody has to look at.</summary>
    private static DayMark Worse(DayMark one, DayMark other) => one > other ? one : other;

    /// <param name="From">The first and the last day that is asked for.</param>
    public sealed record Query(PageQuery Page, DateOnly? From = null, DateOnly? To = null);

    /// <param name="Problem">Why it isn't matched, in words.</param>
    /// <param name="Rows">Of the three bills.</param>
    /// <param name="Breaks">Differences that haven't ended.</param>
    public sealed record DayView(
        DateOnly Day, DayStatus Status, string Problem, DateTimeOffset? TriedAt, DateTimeOffset? MatchedAt, int Rows,
        int Breaks, Money? Basic, Money? Operation, DayMark Trade, DayMark Funds, DayMark Balance);
}

/// <summary>How one paper of a day compares with our books, the calmest first.</summary>
public enum DayMark
{
    /// <summary>WeChat has none: nothing moved.</summary>
    Empty,
    Agrees,
    Waiting,
    Differs,
    Unreadable,

    /// <summary>WeChat doesn't keep it any more.</summary>
    Lost,
}
