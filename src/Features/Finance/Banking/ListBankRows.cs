using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Banking;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Finance.Banking;

/// <summary>What the bank tells, newest day first unless asked otherwise, each beside the entry of ours that it is.
/// </summary>
public sealed class ListBankRows(VillageDb db)
{
    private static readonly Sort NewestFirst = new(nameof(RowView.Day), Descending: true);

    private static readonly SortKeys<BankRow> Keys = new SortKeys<BankRow>()
        .With(nameof(RowView.Day), row => row.Day)
        .With(nameof(RowView.Amount), row => row.AmountFen);

    public async Task<Outcome<Page<RowView>>> Run(Query query, CancellationToken ct)
    {
        var rows = db.BankRows.AsNoTracking();
        if (query.From is { } from) rows = rows.Where(row => row.Day >= from);
        if (query.To is { } to) rows = rows.Where(row => row.Day <= to);
        if (query.OnlyUnmatched) rows = rows.Where(row => row.EntryId == null);
        if (PersonText.Word(query.Search) is { } text)
            rows = rows.Where(row => row.Counterparty.Contains(text) || row.Reference.Contains(text));
        var sorted = Keys.Order(rows, query.Page.Sort ?? NewestFirst);
        if (sorted.Refusal is { } refusal) return refusal;
        var total = await rows.CountAsync(ct);
        var shown = await sorted.Value.ThenByDescending(row => row.Id).Skip(query.Page.Skip).Take(query.Page.Take)
            .Select(row => new
            {
                Row = row,
                Entry = db.JournalEntries.Where(entry => entry.Id == row.EntryId).Select(entry => entry.Summary)
                    .FirstOrDefault(),
            }).ToListAsync(ct);
        return new Page<RowView>(
            [.. shown.Select(one => new RowView(
                one.Row.Number, one.Row.Day, one.Row.Amount, one.Row.Counterparty, one.Row.Reference,
                one.Row.BalanceFen is { } fen ? new(fen) : null, one.Entry))], total);
    }

    /// <param name="Search">Part of the counterparty or of the reference.</param>
    public sealed record Query(
        PageQuery Page, DateOnly? From = null, DateOnly? To = null, bool OnlyUnmatched = false, string? Search = null);

    /// <param name="Amount">What came in; below zero what went out.</param>
    /// <param name="Entry">What it is in our books; null while it is in none.</param>
    public sealed record RowView(
        string Number, DateOnly Day, Money Amount, string Counterparty, string Reference, Money? Balance,
        string? Entry);
}
