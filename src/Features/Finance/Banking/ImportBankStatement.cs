using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Banking;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;

namespace VillageCloud.Features.Finance.Banking;

/// <summary>Takes a bank statement in, whole or not at all, and lays it beside our books. The same row in the same or
/// another file is taken once.</summary>
/// <remarks>Not once by a key: what a row says is its key, so whoever sends a file twice adds nothing.</remarks>
public sealed class ImportBankStatement(VillageDb db, StaffWork work, BankMatch match, TimeProvider clock)
{
    private const int LongestName = 128;

    public async Task<Outcome<Result>> Run(Command command, CancellationToken ct)
    {
        // Asked before the file is read: reading takes a while, and a writer must not wait for it.
        var layout = await work.DryRun(command, () => LayoutOf(command.Layout, ct), ct);
        if (layout.Refusal is { } denied) return denied;
        var table = StatementFile.Read(command.Content);
        if (table.Refusal is { } unreadable) return unreadable;
        var today = BeijingTime.DayOf(clock.GetUtcNow());
        var rows = new StatementReading(table.Value, layout.Value, today).Read();
        if (rows.Refusal is { } bad) return bad;
        return await work.Do("bank.import", command, () => Take(command, rows.Value, ct), ct);
    }

    private async Task<Outcome<StatementColumns>> LayoutOf(string name, CancellationToken ct)
    {
        var layout = await db.BankLayouts.AsNoTracking().SingleOrDefaultAsync(one => one.Name == name, ct);
        return layout is null ? new BankLayoutNotFound() : layout.Columns;
    }

    private async Task<Outcome<Result>> Take(Command command, IReadOnlyList<StatementRow> rows, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var content = command.Content.ToArray();
        var typed = PersonText.Line(command.FileName, LongestName);
        var file = new BankFile(
            db.Tenant.Id, typed.Problem == TextProblem.None ? typed.Text : "银行流水", command.Layout, content,
            Convert.ToHexStringLower(SHA256.HashData(content)), (rows.Min(row => row.Day), rows.Max(row => row.Day)),
            command.By.Id, now);
        work.Concerns(file.Name);
        var known = await Known(file, ct);
        var (seen, fresh) = (new Dictionary<string, int>(StringComparer.Ordinal), new List<(StatementRow, int)>());
        foreach (var row in rows)
        {
            var (print, occurrence) = (row.Fingerprint, seen.GetValueOrDefault(row.Fingerprint) + 1);
            seen[print] = occurrence;
            if (!known.Contains((print, occurrence))) fresh.Add((row, occurrence));
        }

        if (fresh.Count > 0 || !await db.BankFiles.AnyAsync(one => one.Sha256 == file.Sha256, ct))
        {
            db.BankFiles.Add(file);
            await db.SaveChangesAsync(ct);
            db.BankRows.AddRange(fresh.Select(one => new BankRow(db.Tenant.Id, file.Id, one.Item1, one.Item2)));
            await db.SaveChangesAsync(ct);
        }

        var told = await match.Match(ct);
        await db.SaveChangesAsync(ct);
        var matched = await db.BankRows.CountAsync(row => row.FileId == file.Id && row.EntryId != null, ct);
        return new Result(rows.Count, fresh.Count, matched, told.Breaks, file.FirstDay, file.LastDay, fresh.Count == 0);
    }

    private async Task<HashSet<(string, int)>> Known(BankFile file, CancellationToken ct) =>
        (await db.BankRows.AsNoTracking().Where(row => row.Day >= file.FirstDay && row.Day <= file.LastDay)
            .Select(row => new { row.Fingerprint, row.Occurrence }).ToListAsync(ct))
        .Select(row => (row.Fingerprint, row.Occurrence)).ToHashSet();

    /// <param name="Layout">The name of one that is remembered.</param>
    public sealed record Command(
        StaffActor By, string FileName, string Layout, ReadOnlyMemory<byte> Content) : IStaffAct
    {
        Duty IStaffAct.Duty => Duty.KeepBooks;
    }

    /// <param name="Rows">Of the file.</param>
    /// <param name="Added">New among them.</param>
    /// <param name="Matched">Of the new ones, those that are in our books.</param>
    /// <param name="Breaks">Found by this import.</param>
    /// <param name="IsKnown">All of it was here before.</param>
    public sealed record Result(
        int Rows, int Added, int Matched, int Breaks, DateOnly FirstDay, DateOnly LastDay, bool IsKnown);
}
