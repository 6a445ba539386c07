using Microsoft.EntityFrameworkCore;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Finance.Sales;

namespace VillageCloud.Data.Bulk;

/// <summary>What settling writes by the thousand: journal entries, postings, and the sales that were settled.</summary>
/// <remarks>New rows are found again by their id. <c>cooperative_id + 0</c> keeps the engine from looking for them by
/// an index on the village instead, through everything that it ever settled.</remarks>
public static class BulkSettlement
{
    // A posting of the next generation is one of this very transaction: every committed one stands on its sale.
    private const string IsNext =
        "posting.generation = sale.times_posted + 1 AND sale.settled_at IS NULL AND sale.open_refunds = 0 "
        + "AND (sale.held_at IS NULL OR sale.held_until <= {0}) "
        + "AND posting.net_fen = sale.paid_fen - sale.refunded_before_settlement_fen "
        + "- sale.refunded_after_settlement_fen";

    /// <summary>Journal entries with their lines.</summary>
    /// <returns>The ids that the database made, in the order of the entries.</returns>
    public static async Task<IReadOnlyList<long>> InsertEntries(
        this VillageDb db, IReadOnlyList<JournalEntry> entries, CancellationToken ct)
    {
        if (entries.Count == 0) return [];
        var before = await db.Database.SqlQuery<long>(
            $"SELECT COALESCE(MAX(id), 0) AS Value FROM journal_entries").SingleAsync(ct);
        await db.InsertRows(entries, ct);
        var byKey = await db.Database.SqlQuery<EntryKey>(
            $"""
             SELECT id AS Id, business_key AS BusinessKey FROM journal_entries
             WHERE id > {before} AND cooperative_id + 0 = {db.Tenant.Id.Value}
             """).ToDictionaryAsync(entry => entry.BusinessKey, entry => entry.Id, ct);

        var lines = new List<JournalLine>();
        var idsOfLines = new List<long>();
        var ids = new List<long>(entries.Count);
        foreach (var entry in entries)
        {
            var id = byKey[entry.BusinessKey];
            ids.Add(id);
            lines.AddRange(entry.Lines);
            idsOfLines.AddRange(Enumerable.Repeat(id, entry.Lines.Count));
        }

        await db.InsertRows(lines, ct, new(nameof(JournalLine.EntryId), row => idsOfLines[row]));
        foreach (var entry in entries) db.Writes.AddToBalances(entry);
        return ids;
    }

    /// <summary>Inserts the postings and writes each into its sale, where that sale is still as it was when it was
    /// split: not settled, no refund open, not held, the same net.</summary>
    /// <param name="entryIds">Of each posting's entry, in the same order.</param>
    /// <exception cref="DbUpdateConcurrencyException">A sale has changed meanwhile: to be tried again.</exception>
    public static async Task InsertPostings(
        this VillageDb db, IReadOnlyList<SalePosting> postings, IReadOnlyList<long> entryIds, DateTimeOffset now,
        CancellationToken ct)
    {
        if (postings.Count == 0) return;
        var before = await db.Database.SqlQuery<long>(
            $"SELECT COALESCE(MAX(id), 0) AS Value FROM sale_postings").SingleAsync(ct);
        await db.InsertRows(postings, ct, new(nameof(SalePosting.EntryId), row => entryIds[row]));
        var written = await WriteIntoSales(db, before, now.UtcDateTime, ct);
        if (written != postings.Count)
            throw new DbUpdateConcurrencyException($"{postings.Count - written} sales changed while they were settled");
    }

    private static Task<int> WriteIntoSales(VillageDb db, long before, DateTime now, CancellationToken ct)
    {
        const string Values = "settled_at = {0}, times_posted = posting.generation, version = sale.version + 1";
        const string Where = $"posting.cooperative_id + 0 = {{1}} AND posting.id > {{2}} AND {IsNext}";
        var sql = db.Engine.UpdateFrom(new(
            "sales AS sale", "sale_postings AS posting", "posting.sale_id = sale.id", Values, Where));
        return db.Database.ExecuteSqlRawAsync(sql, [now, db.Tenant.Id.Value, before], ct);
    }

    private sealed record EntryKey(long Id, string BusinessKey);
}
