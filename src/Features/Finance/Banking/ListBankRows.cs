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
    private static readonly Sort NewestFirst = new(nameof(BankRowView.Day), Descending: true);

    private static readonly SortKeys<BankRow> Keys = new SortKeys<BankRow>()
        .With(nameof(BankRowView.Day), row => row.Day)
        .With(nameof(BankRowView.Amount), row => row.AmountFen);

    public async Task<Outcome<Page<BankRowView>>> Run(Query query, CancellationToken ct)
    {
        var rows = Found(query);
        if (query.IsMatched is { } isMatched) rows = rows.Where(row => row.EntryId != null == isMatched);
        var sorted = Keys.Order(rows, query.Page.Sort ?? NewestFirst);
        if (sorted.Refusal is { } refusal) return refusal;
        var total = await rows.CountAsync(ct);
        var shown = await sorted.Value.ThenByDescending(row => row.Id).Skip(query.Page.Skip).Take(query.Page.Take)
            .ToListAsync(ct);
        return new Page<BankRowView>(await BankRowViews.Of(db, shown, ct), total);
    }

    /// <summary>Of all that the query finds, whether or not it is in our books: one number a tab.</summary>
    public async Task<Counts> Count(Query query, CancellationToken ct)
    {
        var all = Found(query);
        var matched = await all.CountAsync(row => row.EntryId != null, ct);
        return new(matched, await all.CountAsync(ct) - matched);
    }

    private IQueryable<BankRow> Found(Query query)
    {
        var rows = db.BankRows.AsNoTracking();
        if (query.From is { } from) rows = rows.Where(row => row.Day >= from);
        if (query.To is { } to) rows = rows.Where(row => row.Day <= to);
        if (query.FileId is { } file) rows = rows.Where(row => row.FileId == file);
        if (query.IsIn is { } isIn) rows = rows.Where(row => row.AmountFen > 0 == isIn);
        if (PersonText.Word(query.Search) is not { } text) return rows;
        return Money.TryParseYuan(text.Replace(",", "", StringComparison.Ordinal), out var amount)
            ? rows.Where(row => row.AmountFen == amount.Fen || row.AmountFen == -amount.Fen
                || row.Counterparty.Contains(text) || row.Reference.Contains(text))
            : rows.Where(row => row.Counterparty.Contains(text) || row.Reference.Contains(text));
    }

    /// <param name="IsMatched">Only those that are in our books, or only those that aren't.</param>
    /// <param name="Search">Part of the counterparty or of the reference, or an amount in yuan.</param>
    /// <param name="FileId">Of one statement.</param>
    /// <param name="IsIn">Only what came in, or only what went out.</param>
    public sealed record Query(
        PageQuery Page, DateOnly? From = null, DateOnly? To = null, bool? IsMatched = null, string? Search = null,
        long? FileId = null, bool? IsIn = null);

    public sealed record Counts(int Matched, int Unmatched);
}
