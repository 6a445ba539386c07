using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Finance.Reconciliation;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.WeChat;
using VillageCloud.Features.Finance.Ledger;

namespace VillageCloud.Features.Finance.Reconciliation;

/// <summary>What an account holds at the end of a day: by its bills, one after the other, and by our books.</summary>
internal sealed class BalanceMatch(VillageDb db, Books books, Findings findings)
{
    /// <returns>What WeChat held at the end of the day, where a bill tells; and by how much our books differ from
    /// it.</returns>
    public async Task<(Money? Closing, Money Gap)> Compare(
        BillKind kind, FundBill fund, BillDay ours, CancellationToken ct)
    {
        var day = ours.Day;
        var earlier = await db.BillFiles.AsNoTracking()
            .Where(file => file.Kind == kind && file.CurrentSlot == 1 && file.Day < day && file.MatchedAt != null)
            .OrderByDescending(file => file.Day)
            .Select(file => new Earlier(file.Day, file.ClosingBalanceFen, file.GapFen)).FirstOrDefaultAsync(ct);
        // Across a day that nobody has read, nothing follows from what was before; that day has its own alarm. An empty
        // day after it tells no balance either, and so is no measure for the days behind it.
        var isNext = earlier?.ClosingFen is null
            ? !await db.ReconciledDays.AnyAsync(one => one.Day < day && one.Status != DayStatus.Matched, ct)
            : earlier.Day == day.AddDays(-1);
        var before = isNext && earlier?.ClosingFen is { } fen ? new Money(fen) : (Money?)null;
        if (fund.OpeningBalance is { } opening && before is { } close && opening != close)
        {
            findings.Add(
                kind, BreakClass.BalanceGap, "opening", close, opening,
                $"{BillWords.Of(kind)}上次结余 {close} 元，{day:yyyy-MM-dd} 却从 {opening} 元开始，中间可能缺账单，请核对");
        }

        // A day without movements ends where the last one ended; before the first bill there is nothing to compare.
        if ((fund.ClosingBalance ?? before) is not { } theirs) return (null, Money.Zero);
        var booked = await books.BalanceAt(AccountOf(kind), ours.End, ct);
        var gap = booked - theirs;
        if (!gap.IsZero && isNext && gap.Fen != (earlier?.GapFen ?? 0)) Tell(kind, day, booked, theirs);
        return (theirs, gap);
    }

    private void Tell(BillKind kind, DateOnly day, Money booked, Money theirs) => findings.Add(
        kind, BreakClass.BalanceGap, "closing", booked, theirs,
        $"{day:yyyy-MM-dd} 终了{AccountOf(kind).Name}我们记 {booked} 元，{BillWords.Of(kind)}结余 {theirs} 元，"
            + $"差 {booked - theirs} 元，请核对");

    private static Account AccountOf(BillKind kind) =>
        kind == BillKind.FundBasic ? Account.WeChatBasic : Account.WeChatOperation;

    private sealed record Earlier(DateOnly Day, long? ClosingFen, long GapFen);
}
