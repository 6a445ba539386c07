using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Reconciliation;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.WeChat;
using VillageCloud.Features.Finance.Ledger;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Finance.Reconciliation;

/// <summary>Lays WeChat's archived bills of one day beside our books. Every difference gets a name and a sentence;
/// doing it again finds the same and adds nothing.</summary>
public sealed class MatchBills(VillageDb db, UnitOfWork work, Books books, IBillSource bills, TimeProvider clock)
{
    private static readonly TradeBill NoTrade = new([]);
    private static readonly FundBill NoFund = new([], OpeningBalance: null, ClosingBalance: null);

    /// <returns>Refused when a bill can't be read; what could be is matched and booked all the same.</returns>
    public async Task<Outcome<Result>> Run(Command command, CancellationToken ct)
    {
        var matched = await work.Do(() => Match(command.Day, ct), ct);
        return matched is { IsRefused: false, Value.Unreadable: { } unreadable } ? unreadable : matched;
    }

    private async Task<Outcome<Result>> Match(DateOnly day, CancellationToken ct)
    {
        var files = await db.BillFiles.Where(file => file.Day == day && file.CurrentSlot == 1)
            .ToDictionaryAsync(file => file.Kind, ct);
        if (!files.TryGetValue(BillKind.Trade, out var tradeFile)
            || !files.TryGetValue(BillKind.FundBasic, out var basicFile)
            || !files.TryGetValue(BillKind.FundOperation, out var operationFile)) return new BillsNotImported(day);

        var now = clock.GetUtcNow();
        var findings = new Findings(db.Tenant.Id, day, now);
        var ours = new BillDay(db, day);
        await ours.Load(ct);
        var trade = Read(tradeFile, NoTrade, bills.ParseTradeBill);
        if (trade is not null)
        {
            await new TradeMatch(db, bills, ours, findings).Match(trade, ct);
            tradeFile.Matched(closingBalance: null, gap: Money.Zero, now);
        }

        foreach (var file in new[] { basicFile, operationFile })
        {
            if (Read(file, NoFund, bills.ParseFundBill) is not { } fund) continue;
            var bookings = new FundBookings(db, books, day, file.Kind);
            await new FundMatch(db, bookings, ours, findings, file.Kind).Match(fund, trade, ct);
            await db.SaveChangesAsync(ct);
            var (closing, gap) = await new BalanceMatch(db, books, findings).Compare(file.Kind, fund, ours, ct);
            file.Matched(closing, gap, now);
            await CarryForward(file, bookings.Change, ct);
        }

        await Keep(day, findings, files.Values.All(file => file.Problem is null), ct);
        return new Result(
            findings.Rows, findings.Matched, [.. findings.Breaks.OrderBy(one => one.Source).Select(Found.Of)])
        {
            Unreadable = files.Values.OrderBy(file => file.Kind).Where(file => file.Problem is not null)
                .Select(file => new BillUnreadable(file.Kind, day, file.Problem!)).FirstOrDefault(),
        };
    }

    /// <summary>The days after it may have been matched before, with what was missing here as their difference: it is
    /// none of theirs any more.</summary>
    private async Task CarryForward(BillFile made, Money change, CancellationToken ct)
    {
        if (change.IsZero) return;
        _ = await db.BillFiles
            .Where(file => file.Kind == made.Kind && file.Day > made.Day && file.MatchedAt != null)
            .ExecuteUpdateAsync(
                set => set.SetProperty(file => file.GapFen, file => file.GapFen + change.Fen), ct);
    }

    /// <summary>Null when nobody can read it: the archived bytes stay, no row of such a file is believed, and the
    /// others go on.</summary>
    private static TBill? Read<TBill>(BillFile file, TBill empty, Func<ReadOnlyMemory<byte>, TBill> parse)
        where TBill : class
    {
        if (file.IsEmptyDay) return empty;
        try
        {
            return parse(file.Content);
        }
        catch (Exception unreadable) when (unreadable is BillFormatException or OverflowException)
        {
            file.Unreadable(unreadable is BillFormatException ? unreadable.Message : "an amount is beyond measure");
            return null;
        }
    }

    /// <summary>What is new is kept, what is gone closes itself, what had gone and is there again opens.</summary>
    /// <param name="areWhole">All three bills could be read; of one that could not, nothing is known.</param>
    private async Task Keep(DateOnly day, Findings findings, bool areWhole, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var known = await db.Breaks.Where(one => one.Day == day && one.Source != BreakSource.BankStatement)
            .ToListAsync(ct);
        var (before, found) = (known.Select(NameOf).ToHashSet(), findings.Breaks.Select(NameOf).ToHashSet());
        db.Breaks.AddRange(findings.Breaks.Where(one => !before.Contains(NameOf(one))));
        foreach (var back in known.Where(one => one.EndedAs == BreakEnd.WentAway && found.Contains(NameOf(one))))
            back.ComesBack(now);
        if (areWhole)
        {
            // Not found any more: our books have heard of it since.
            foreach (var gone in known.Where(one => one.Status != BreakStatus.Closed && !found.Contains(NameOf(one))))
                gone.GoesAway(now);
        }

        if (findings.Late.Count == 0) return;
        // What came around midnight was missing yesterday and is here today.
        var since = day.AddDays(-Break.LatestDays);
        var missing = await db.Breaks.Where(one => one.Class == BreakClass.MissingTheirs
            && one.Status != BreakStatus.Closed && one.Day >= since && one.Day < day).ToListAsync(ct);
        foreach (var come in missing.Where(one => findings.Late.Contains((one.Source, one.Subject))))
            come.ComesLater(day, now);
    }

    private static (BreakSource Source, BreakClass Class, string Subject) NameOf(Break one) =>
        (one.Source, one.Class, one.Subject);

    public sealed record Command(DateOnly Day);

    /// <param name="Rows">Rows of the three bills.</param>
    /// <param name="Matched">Rows that agree with ours.</param>
    public sealed record Result(int Rows, int Matched, IReadOnlyList<Found> Breaks)
    {
        internal BillUnreadable? Unreadable { get; init; }
    }

    /// <summary>A difference as this matching found it; what became of it stands in the list of breaks.</summary>
    public sealed record Found(BreakSource Source, BreakClass Class, string Subject, string Sentence)
    {
        internal static Found Of(Break one) => new(one.Source, one.Class, one.Subject, one.Sentence);
    }
}

public sealed record BillsNotImported(DateOnly Day)
    : Refusal("bill.not_imported", $"{Day:yyyy-MM-dd} 的账单还没有取回，请先下载账单")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

/// <param name="Reason">For the operator of the server; names columns, never persons.</param>
public sealed record BillUnreadable(BillKind BillKind, DateOnly Day, string Reason) : Refusal(
    "bill.unreadable",
    $"{Day:yyyy-MM-dd} 的{BillWords.Of(BillKind)}读不出来（{Reason}），原文件已存档，系统每天会再取一次，请联系系统维护人员");
