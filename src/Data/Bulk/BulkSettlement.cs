using Microsoft.EntityFrameworkCore;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Finance.Settlement;

namespace VillageCloud.Data.Bulk;

/// <summary>What settling writes by the thousand: postings, journal entries, and the lines that were settled.</summary>
/// <remarks>New rows are found again by their id. <c>cooperative_id + 0</c> keeps the engine from looking for them by
/// an index on the village instead, through everything that it ever settled.</remarks>
public static class BulkSettlement
{
    // A settlement of the next generation is one of this very transaction: every committed one stands on its line.
    private const string IsNext =
        "posting.generation = line.settlement_generation + 1 AND line.settled_at IS NULL AND line.open_refunds = 0 "
        + "AND posting.net_fen = line.paid_fen - line.refunded_before_settlement_fen "
        + "- line.refunded_after_settlement_fen";

    /// <summary>Journal entries with their lines. The ids that the database made are read back by business key.
    /// </summary>
    public static async Task InsertEntries(
        this VillageDb db, IReadOnlyList<JournalEntry> entries, CancellationToken ct)
    {
        if (entries.Count == 0) return;
        var before = await db.Database.SqlQuery<long>(
            $"SELECT COALESCE(MAX(id), 0) AS Value FROM journal_entries").SingleAsync(ct);
        await db.InsertRows(entries, ct);
        var ids = await db.Database.SqlQuery<EntryKey>(
            $"""
             SELECT id AS Id, business_key AS BusinessKey FROM journal_entries
             WHERE id > {before} AND cooperative_id + 0 = {db.Tenant.Id.Value}
             """).ToDictionaryAsync(entry => entry.BusinessKey, entry => entry.Id, ct);

        var lines = new List<JournalLine>();
        var entryIds = new List<long>();
        foreach (var entry in entries)
        {
            lines.AddRange(entry.Lines);
            entryIds.AddRange(Enumerable.Repeat(ids[entry.BusinessKey], entry.Lines.Count));
        }

        await db.InsertRows(lines, ct, new(nameof(JournalLine.EntryId), row => entryIds[row]));
        foreach (var entry in entries) db.Writes.AddToBalances(entry);
    }

    /// <summary>Inserts the postings and writes each into its line, where that line is still as it was when it was
    /// split: not settled, no refund open, the same net.</summary>
    /// <exception cref="DbUpdateConcurrencyException">A line has changed meanwhile: to be tried again.</exception>
    public static async Task InsertPostings(
        this VillageDb db, IReadOnlyList<LineSettlement> postings, DateTimeOffset now, CancellationToken ct)
    {
        if (postings.Count == 0) return;
        var before = await db.Database.SqlQuery<long>(
            $"SELECT COALESCE(MAX(id), 0) AS Value FROM line_settlements").SingleAsync(ct);
        await db.InsertRows(postings, ct);
        var written = await WriteIntoLines(db, before, now.UtcDateTime, ct);
        if (written != postings.Count)
            throw new DbUpdateConcurrencyException($"{postings.Count - written} lines changed while they were settled");
    }

    private static Task<int> WriteIntoLines(VillageDb db, long before, DateTime now, CancellationToken ct)
    {
        const string Values =
            "settled_at = {0}, settlement_generation = posting.generation, version = line.version + 1, "
            + "posted_household_fen = posting.household_fen, posted_fund_fen = posting.fund_fen, "
            + "posted_platform_fen = posting.platform_fen, posted_cooperative_fen = posting.cooperative_fen";
        const string Where = $"posting.cooperative_id + 0 = {{1}} AND posting.id > {{2}} AND {IsNext}";
        var sql = db.Engine.UpdateFrom(new(
            "order_lines AS line", "line_settlements AS posting", "posting.line_id = line.id", Values, Where));
        return db.Database.ExecuteSqlRawAsync(sql, [now, db.Tenant.Id.Value, before], ct);
    }

    private sealed record EntryKey(long Id, string BusinessKey);
}
