using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Audit;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Audit;

/// <summary>Rows as the text that a seal is over: every column, each with its length before it, so that nothing can
/// move from one into the next. Read a few rows at a time, however many there are.</summary>
internal sealed class SealedContent(VillageDb db)
{
    /// <summary>What is between two ids, both included; at most <paramref name="most"/> rows of it.</summary>
    public Task<Rows> Read(SealedRows of, long from, long to, int most, CancellationToken ct) => of switch
    {
        SealedRows.Journal => ReadJournal(from, to, most, ct),
        _ => ReadTrail(from, to, most, ct),
    };

    /// <summary>The newest row; zero when there is none.</summary>
    public async Task<long> Head(SealedRows of, CancellationToken ct) => of switch
    {
        SealedRows.Journal => (await db.JournalEntries.AsNoTracking().OrderByDescending(entry => entry.Id)
            .Select(entry => entry.Id).FirstOrDefaultAsync(ct)).Value,
        _ => await db.AuditTrail.AsNoTracking().OrderByDescending(record => record.Id)
            .Select(record => record.Id).FirstOrDefaultAsync(ct),
    };

    private async Task<Rows> ReadJournal(long from, long to, int most, CancellationToken ct)
    {
        var (before, after) = (new JournalEntryId(from - 1), new JournalEntryId(to + 1));
        var entries = await db.JournalEntries.AsNoTracking().Include(entry => entry.Lines)
            .Where(entry => entry.Id > before && entry.Id < after).OrderBy(entry => entry.Id).Take(most)
            .ToListAsync(ct);
        var text = new StringBuilder();
        foreach (var entry in entries)
        {
            Add(text, entry.Id.Value, entry.Kind, entry.Subject, entry.BusinessKey, entry.PeriodId.Value);
            Add(text, entry.EffectiveAt.UtcTicks, entry.Summary, entry.ReversesId?.Value, entry.Lines.Count);
            foreach (var line in entry.Lines.OrderBy(line => line.Sequence))
            {
                Add(
                    text, line.Sequence, line.AccountCode, line.Amount.Fen, line.HouseholdId?.Value,
                    line.SaleId?.Value, line.PartyId?.Value);
            }
        }

        return Rows.Of(entries.ConvertAll(entry => entry.Id.Value), text);
    }

    private async Task<Rows> ReadTrail(long from, long to, int most, CancellationToken ct)
    {
        var records = await db.AuditTrail.AsNoTracking().Where(record => record.Id >= from && record.Id <= to)
            .OrderBy(record => record.Id).Take(most).ToListAsync(ct);
        var text = new StringBuilder();
        foreach (var record in records)
        {
            Add(text, record.Id, record.StaffId?.Value, record.SessionId?.Value, record.Verb, record.Document);
            Add(text, record.At.UtcTicks);
        }

        return Rows.Of(records.ConvertAll(record => record.Id), text);
    }

    private static void Add(StringBuilder text, params object?[] cells)
    {
        foreach (var cell in cells)
        {
            var word = Convert.ToString(cell, CultureInfo.InvariantCulture);
            if (cell is null) text.Append('-');
            else text.Append(CultureInfo.InvariantCulture, $"{word!.Length}:{word}");
        }

        text.Append('\n');
    }

    /// <param name="Hash">SHA-256 in lower hex.</param>
    internal sealed record Rows(IReadOnlyList<long> Ids, string Hash)
    {
        public static Rows Of(IReadOnlyList<long> ids, StringBuilder text) =>
            new(ids, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()))));
    }
}
