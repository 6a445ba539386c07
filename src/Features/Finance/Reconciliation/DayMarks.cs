using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Reconciliation;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.WeChat;

namespace VillageCloud.Features.Finance.Reconciliation;

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

/// <summary>Files and unfinished differences of the days that a page shows, as marks.</summary>
internal sealed class DayMarks
{
    private readonly Dictionary<(BillKind Kind, DateOnly Day), File> files;
    private readonly ILookup<DateOnly, Open> open;

    private DayMarks(IEnumerable<File> files, IEnumerable<Open> open)
    {
        this.files = files.ToDictionary(file => (file.Kind, file.Day));
        this.open = open.ToLookup(one => one.Day);
    }

    public static async Task<DayMarks> Of(VillageDb db, IReadOnlyCollection<DateOnly> days, CancellationToken ct)
    {
        var bills = await db.BillFiles.AsNoTracking().Where(file => file.CurrentSlot == 1 && days.Contains(file.Day))
            .Select(file => new File(
                file.Kind, file.Day, file.ClosingBalanceFen, file.MatchedAt != null, file.Problem != null,
                file.Sha1 == "")).ToListAsync(ct);
        var unfinished = await db.Breaks.AsNoTracking()
            .Where(one => days.Contains(one.Day) && one.Status != BreakStatus.Closed
                && one.Source != BreakSource.BankStatement)
            .GroupBy(one => new { one.Day, one.Source, IsGap = one.Class == BreakClass.BalanceGap })
            .Select(same => new Open(same.Key.Day, same.Key.Source, same.Key.IsGap, same.Count())).ToListAsync(ct);
        return new(bills, unfinished);
    }

    /// <summary>Differences of the day that haven't ended.</summary>
    public int Count(DateOnly day) => open[day].Sum(one => one.Count);

    public Money? Closing(BillKind kind, DateOnly day) =>
        files.GetValueOrDefault((kind, day))?.ClosingFen is { } fen ? new(fen) : null;

    public DayMark Trade(ReconciledDay day) => Of(day, BillKind.Trade);

    /// <summary>Both accounts in one mark: the one that somebody has to look at.</summary>
    public DayMark Funds(ReconciledDay day) =>
        (DayMark)Math.Max((int)Of(day, BillKind.FundBasic), (int)Of(day, BillKind.FundOperation));

    /// <summary>Whether balances follow from each other and from our journal; known once the fund bills are read.
    /// </summary>
    public DayMark Balance(ReconciledDay day)
    {
        if (open[day.Day].Any(one => one.IsGap)) return DayMark.Differs;
        return Funds(day) is var funds and not DayMark.Differs ? funds : DayMark.Agrees;
    }

    private DayMark Of(ReconciledDay day, BillKind kind)
    {
        if (!files.TryGetValue((kind, day.Day), out var file))
            return day.Status == DayStatus.Lost ? DayMark.Lost : DayMark.Waiting;
        if (file.IsUnreadable) return DayMark.Unreadable;
        if (open[day.Day].Any(one => one.Source == kind.Source() && !one.IsGap)) return DayMark.Differs;
        if (!file.IsRead) return DayMark.Waiting;
        return file.IsEmpty ? DayMark.Empty : DayMark.Agrees;
    }

    private sealed record File(
        BillKind Kind, DateOnly Day, long? ClosingFen, bool IsRead, bool IsUnreadable, bool IsEmpty);

    private sealed record Open(DateOnly Day, BreakSource Source, bool IsGap, int Count);
}
