using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Ledger;
using VillageCloud.Domain.Reconciliation;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Ledger;

namespace VillageCloud.Features.Reconciliation;

/// <summary>Lays WeChat's archived bills of one day beside our books. Every difference gets a name and a sentence;
/// doing it again finds the same and adds nothing.</summary>
public sealed class MatchBills(VillageDb db, UnitOfWork work, Books books, IBillSource bills, TimeProvider clock)
{
    private static readonly TradeBill NoTrade = new([]);
    private static readonly FundBill NoFund = new([], OpeningBalance: null, ClosingBalance: null);

    public async Task<Outcome<Result>> Run(Command command, CancellationToken ct)
    {
        try
        {
            return await work.Do(() => Match(command.Day, ct), ct);
        }
        catch (BillFormatException unreadable)
        {
            // The archived bytes stay; a person has to look, and no row of such a file is believed.
            return new BillUnreadable(command.Day, unreadable.Message);
        }
    }

    private async Task<Outcome<Result>> Match(DateOnly day, CancellationToken ct)
    {
        var files = await db.BillFiles.Where(file => file.Day == day).ToDictionaryAsync(file => file.Kind, ct);
        if (!files.TryGetValue(BillKind.Trade, out var tradeFile)
            || !files.TryGetValue(BillKind.FundBasic, out var basicFile)
            || !files.TryGetValue(BillKind.FundOperation, out var operationFile)) return new BillsNotImported(day);

        var now = clock.GetUtcNow();
        var findings = new Findings(db.Tenant.Id, day, now);
        var ours = new BillDay(db, day);
        await ours.Load(ct);
        var trade = tradeFile.IsEmptyDay ? NoTrade : bills.ParseTradeBill(tradeFile.Content);
        await new TradeMatch(db, bills, ours, findings).Match(trade, ct);
        tradeFile.Matched(closingBalance: null, now);
        foreach (var file in new[] { basicFile, operationFile })
        {
            var fund = file.IsEmptyDay ? NoFund : bills.ParseFundBill(file.Content);
            await new FundMatch(db, books, ours, findings, file.Kind).Match(fund, trade, ct);
            await db.SaveChangesAsync(ct);
            await CompareBalances(file.Kind, fund, ours, findings, ct);
            file.Matched(fund.ClosingBalance, now);
        }

        await Keep(day, findings, ct);
        return new Result(
            findings.Rows, findings.Matched, [.. findings.Breaks.OrderBy(one => one.Kind).Select(BreakView.Of)]);
    }

    private async Task CompareBalances(
        BillKind kind, FundBill fund, BillDay ours, Findings findings, CancellationToken ct)
    {
        var (day, end) = (ours.Day, ours.End);
        var earlier = await db.BillFiles.AsNoTracking()
            .Where(file => file.Kind == kind && file.Day < day && file.ClosingBalanceFen != null)
            .OrderByDescending(file => file.Day).Select(file => file.ClosingBalanceFen).FirstOrDefaultAsync(ct);
        var before = earlier is { } fen ? new Money(fen) : (Money?)null;
        if (fund.OpeningBalance is { } opening && before is { } close && opening != close)
        {
            findings.Add(
                kind, BreakClass.BalanceGap, "opening", close, opening,
                $"{BillWords.Of(kind)}上次结余 {close} 元，{day:yyyy-MM-dd} 却从 {opening} 元开始，中间可能缺账单，请核对");
        }

        // A day without movements ends where the last one ended; before the first bill there is nothing to compare.
        if ((fund.ClosingBalance ?? before) is not { } theirs) return;
        var account = kind == BillKind.FundBasic ? Account.WeChatBasic : Account.WeChatOperation;
        var booked = new Money(await (
            from line in db.JournalLines
            join entry in db.JournalEntries on line.EntryId equals entry.Id
            where line.AccountCode == account.Code && entry.EffectiveAt < end
            select line.Amount.Fen).SumAsync(ct));
        if (booked == theirs) return;
        findings.Add(
            kind, BreakClass.BalanceGap, "closing", booked, theirs,
            $"{day:yyyy-MM-dd} 终了{account.Name}我们记 {booked} 元，{BillWords.Of(kind)}结余 {theirs} 元，"
                + $"差 {booked - theirs} 元，请核对");
    }

    private async Task Keep(DateOnly day, Findings findings, CancellationToken ct)
    {
        var known = (await db.Breaks.AsNoTracking().Where(one => one.Day == day)
                .Select(one => new { one.Kind, one.Class, one.Subject }).ToListAsync(ct))
            .ConvertAll(one => (one.Kind, one.Class, one.Subject));
        db.Breaks.AddRange(findings.Breaks.Where(one => !known.Contains((one.Kind, one.Class, one.Subject))));
    }

    public sealed record Command(DateOnly Day);

    /// <param name="Rows">Rows of the three bills.</param>
    /// <param name="Matched">Rows that agree with ours.</param>
    public sealed record Result(int Rows, int Matched, IReadOnlyList<BreakView> Breaks);
}

public sealed record BreakView(
    BillKind Kind, DateOnly Day, BreakClass Class, string Subject, Money? Ours, Money? Theirs, string Sentence,
    BreakStatus Status, DateTimeOffset FoundAt)
{
    internal static BreakView Of(Break found) => new(
        found.Kind, found.Day, found.Class, found.Subject, found.OursFen is { } ours ? new(ours) : null,
        found.TheirsFen is { } theirs ? new(theirs) : null, found.Sentence, found.Status, found.FoundAt);
}

public sealed record BillsNotImported(DateOnly Day)
    : Refusal("bill.not_imported", $"{Day:yyyy-MM-dd} 的账单还没有取回，请先下载账单")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

/// <param name="Reason">For the operator of the server; names columns, never persons.</param>
public sealed record BillUnreadable(DateOnly Day, string Reason)
    : Refusal("bill.unreadable", $"{Day:yyyy-MM-dd} 的账单读不出来（{Reason}），请联系系统维护人员");
