using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Banking;
using VillageCloud.Domain.Finance.Reconciliation;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Finance.Banking;

/// <param name="Amount">What came in; below zero what went out.</param>
/// <param name="Entry">What it is in our books; null while it is in none.</param>
/// <param name="EntryKey">The business key of that entry.</param>
/// <param name="Break">The difference that it is; null where it is none.</param>
public sealed record BankRowView(
    string Number, DateOnly Day, Money Amount, string Counterparty, string Reference, Money? Balance, string? Entry,
    string? EntryKey, BankBreak? Break);

/// <param name="EndedAs">Null while it hasn't ended.</param>
public sealed record BankBreak(BreakId Id, BreakStatus Status, BreakEnd? EndedAs);

/// <summary>Each row beside what it is in our books, or beside its difference.</summary>
internal static class BankRowViews
{
    public static async Task<IReadOnlyList<BankRowView>> Of(
        VillageDb db, IReadOnlyList<BankRow> rows, CancellationToken ct)
    {
        var ids = rows.Select(row => row.EntryId).OfType<JournalEntryId>().ToList();
        var entries = await db.JournalEntries.AsNoTracking().Where(entry => ids.Contains(entry.Id))
            .Select(entry => new { entry.Id, entry.Summary, entry.BusinessKey }).ToDictionaryAsync(one => one.Id, ct);
        var numbers = rows.Select(row => row.Number).ToList();
        var breaks = await db.Breaks.AsNoTracking()
            .Where(one => one.Source == BreakSource.BankStatement && numbers.Contains(one.Subject))
            .Select(one => new { one.Subject, Break = new BankBreak(one.Id, one.Status, one.EndedAs) })
            .ToDictionaryAsync(one => one.Subject, one => one.Break, StringComparer.Ordinal, ct);
        return
        [
            .. rows.Select(row =>
            {
                var entry = row.EntryId is { } id ? entries[id] : null;
                return new BankRowView(
                    row.Number, row.Day, row.Amount, row.Counterparty, row.Reference,
                    row.BalanceFen is { } fen ? new(fen) : null, entry?.Summary, entry?.BusinessKey,
                    breaks.GetValueOrDefault(row.Number));
            }),
        ];
    }
}
