using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Banking;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Finance.Reconciliation;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Finance.Banking;

/// <summary>Lays what the bank tells beside the lines of our bank account (102): withdrawals, top-ups, payouts through
/// the bank, costs. Same amount, at most three days apart, the nearest day first; each is matched once. What is left
/// over on either side is a break of the bank's. Works inside a unit of work.</summary>
public sealed class BankMatch(VillageDb db, TimeProvider clock)
{
    /// <summary>So many days a transfer may be on its way between two banks.</summary>
    private const int Apart = Break.LatestDays;

    /// <summary>Balances from before these books stand on no statement.</summary>
    private static readonly EntryKind[] NeverOnStatement = [EntryKind.Opening];

    internal async Task<Told> Match(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var files = await db.BankFiles.AsNoTracking().Select(one => new { one.FirstDay, one.LastDay }).ToListAsync(ct);
        if (files.Count == 0) return new(0, 0, 0);
        var known = await db.Breaks.Where(one => one.Source == BreakSource.BankStatement).ToListAsync(ct);
        var settled = known.Where(one => one.EndedAs is BreakEnd.Adjusted or BreakEnd.Explained)
            .Select(one => one.Subject).ToHashSet(StringComparer.Ordinal);
        var rows = (await db.BankRows.Where(row => row.EntryId == null).OrderBy(row => row.Day).ThenBy(row => row.Id)
            .ToListAsync(ct)).Where(row => !settled.Contains(row.Number)).ToList();
        var lines = await Lines(known, ct);
        var matched = Pair(rows, lines, now);

        bool IsCovered(DateOnly day) => files.Any(one => day >= one.FirstDay && day.AddDays(Apart) <= one.LastDay);
        var found = rows.Where(row => row.EntryId is null).Select(row => BreakOf(row, now))
            .Concat(lines.Where(line => !line.IsTaken && !line.IsUndone && IsCovered(line.Day))
                .Select(line => BreakOf(line, now)))
            .ToList();
        var fresh = Keep(known, found, now);
        return new(matched, fresh.Count, fresh.Count(one => one.Class == BreakClass.MissingTheirs));
    }

    /// <summary>Amounts first, so that a statement of a year stays quick.</summary>
    private static int Pair(List<BankRow> rows, List<Line> lines, DateTimeOffset now)
    {
        var byAmount = lines.ToLookup(line => line.Fen);
        var matched = 0;
        foreach (var row in rows)
        {
            var nearest = byAmount[row.AmountFen]
                .Where(line => !line.IsTaken && Math.Abs(line.Day.DayNumber - row.Day.DayNumber) <= Apart)
                .MinBy(line => (Math.Abs(line.Day.DayNumber - row.Day.DayNumber), line.EntryId.Value));
            if (nearest is null) continue;
            row.Match(nearest.EntryId, now);
            nearest.IsTaken = true;
            matched++;
        }

        return matched;
    }

    /// <summary>Of our bank account, those that no row has yet.</summary>
    private async Task<List<Line>> Lines(List<Break> known, CancellationToken ct)
    {
        // What two people booked for a break of the bank's own is explained by that break, and by no row.
        var own = known.Where(one => one.EndedAs == BreakEnd.Adjusted)
            .Select(one => BusinessKey.BreakAdjusted(one.Id.Value, one.Rounds).Subject)
            .ToHashSet(StringComparer.Ordinal);
        var lines = await (
            from line in db.JournalLines
            join entry in db.JournalEntries on line.EntryId equals entry.Id
            where line.AccountCode == Account.Bank.Code && !NeverOnStatement.Contains(entry.Kind)
                && !db.BankRows.Any(row => row.EntryId == entry.Id)
            select new
            {
                entry.Id, entry.Kind, entry.Subject, entry.Summary, entry.EffectiveAt,
                entry.ReversesId, line.Amount.Fen,
            }).ToListAsync(ct);
        // Sent and taken back, and the bank tells of neither: it never left.
        var reversed = lines.Where(line => line.ReversesId is not null).Select(line => line.ReversesId!.Value)
            .ToHashSet();
        var open = lines.Select(line => line.Id).ToHashSet();
        return
        [
            .. lines.Where(line => line.Kind != EntryKind.BreakAdjusted || !own.Contains(line.Subject))
                .Select(line => new Line(
                    line.Id, line.Fen, BeijingTime.DayOf(line.EffectiveAt), line.Summary,
                    IsUndone: reversed.Contains(line.Id)
                        || (line.ReversesId is { } target && open.Contains(target)))),
        ];
    }

    private List<Break> Keep(List<Break> known, List<Break> found, DateTimeOffset now)
    {
        var before = known.ToDictionary(one => one.Subject, StringComparer.Ordinal);
        var names = found.Select(one => one.Subject).ToHashSet(StringComparer.Ordinal);
        var fresh = found.Where(one => !before.ContainsKey(one.Subject)).ToList();
        db.Breaks.AddRange(fresh);
        foreach (var one in known)
        {
            if (one.Status != BreakStatus.Closed && !names.Contains(one.Subject)) one.GoesAway(now);
            else if (one.EndedAs == BreakEnd.WentAway && names.Contains(one.Subject)) one.ComesBack(now);
        }

        return fresh;
    }

    private Break BreakOf(BankRow row, DateTimeOffset now)
    {
        var who = row.Counterparty.Length > 0 ? $"，对方 {row.Counterparty}" : "";
        var what = row.AmountFen < 0 ? "支出" : "收入";
        return new(
            db.Tenant.Id, BreakSource.BankStatement, row.Day, BreakClass.MissingOurs, row.Number, ours: null,
            row.Amount,
            $"银行流水有一笔{what} {new Money(Math.Abs(row.AmountFen))} 元{who}，我们账上没有，请核对后补记", now);
    }

    private Break BreakOf(Line line, DateTimeOffset now) => new(
        db.Tenant.Id, BreakSource.BankStatement, line.Day, BreakClass.MissingTheirs, $"E{line.EntryId.Value}",
        new Money(line.Fen), theirs: null, $"我们账上有「{line.Summary}」{new Money(line.Fen)} 元，银行流水里没有，请核对", now);

    /// <param name="Breaks">New ones.</param>
    /// <param name="MissingTheirs">Of them, what our books have and the bank doesn't tell.</param>
    internal sealed record Told(int Matched, int Breaks, int MissingTheirs);

    /// <param name="IsUndone">It was taken back, or takes back, and the bank tells of neither.</param>
    private sealed record Line(
        JournalEntryId EntryId, long Fen, DateOnly Day, string Summary, bool IsUndone)
    {
        public bool IsTaken { get; set; }
    }
}
