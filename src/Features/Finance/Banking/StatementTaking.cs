using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Banking;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;
using Command = VillageCloud.Features.Finance.Banking.ImportBankStatement.Command;
using Result = VillageCloud.Features.Finance.Banking.ImportBankStatement.Result;

namespace VillageCloud.Features.Finance.Banking;

/// <summary>Reads a statement by a layout that is remembered, and takes in what of it is new; for the import, and for
/// its preview, which is rolled back.</summary>
public sealed class StatementTaking(VillageDb db, StaffWork work, BankMatch match, TimeProvider clock)
{
    private const int LongestName = 128;

    /// <summary>Every row of the file, or what is wrong with it. Nothing is written.</summary>
    internal async Task<Outcome<IReadOnlyList<StatementRow>>> Read(Command command, CancellationToken ct)
    {
        // Asked before the file is read: reading takes a while, and a writer must not wait for it.
        var layout = await work.DryRun(command, () => LayoutOf(command.Layout, ct), ct);
        if (layout.Refusal is { } denied) return denied;
        var table = StatementFile.Read(command.Content);
        if (table.Refusal is { } unreadable) return unreadable;
        return new StatementReading(table.Value, layout.Value, BeijingTime.DayOf(clock.GetUtcNow())).Read();
    }

    /// <summary>Works inside a unit of work.</summary>
    internal async Task<Taken> Take(Command command, IReadOnlyList<StatementRow> rows, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var content = command.Content.ToArray();
        var typed = PersonText.Line(command.FileName, LongestName);
        var file = new BankFile(
            db.Tenant.Id, typed.Problem == TextProblem.None ? typed.Text : "银行流水", command.Layout, content,
            Convert.ToHexStringLower(SHA256.HashData(content)), (rows.Min(row => row.Day), rows.Max(row => row.Day)),
            command.By.Id, now);
        work.Concerns(file.Name);
        var named = Named(rows);
        var known = await Known(file, ct);
        var fresh = named.Where(row => !known.Contains(row.Name)).ToList();
        if (fresh.Count > 0 || !await db.BankFiles.AnyAsync(one => one.Sha256 == file.Sha256, ct))
        {
            db.BankFiles.Add(file);
            await db.SaveChangesAsync(ct);
            db.BankRows.AddRange(fresh.Select(one =>
                new BankRow(db.Tenant.Id, file.Id, one.Row, one.Name.Occurrence)));
            await db.SaveChangesAsync(ct);
        }

        var told = await match.Match(ct);
        await db.SaveChangesAsync(ct);
        var matched = await db.BankRows.CountAsync(row => row.FileId == file.Id && row.EntryId != null, ct);
        var result = new Result(
            rows.Count, fresh.Count, matched, told.Breaks, file.FirstDay, file.LastDay, fresh.Count == 0,
            told.MissingTheirs, fresh.Count == 0 ? null : file.Id);
        return new(result, named, known);
    }

    private async Task<Outcome<StatementColumns>> LayoutOf(string name, CancellationToken ct)
    {
        var layout = await db.BankLayouts.AsNoTracking().SingleOrDefaultAsync(one => one.Name == name, ct);
        return layout is null ? new BankLayoutNotFound() : layout.Columns;
    }

    /// <summary>Of rows that are alike in one file, which.</summary>
    private static List<NamedRow> Named(IReadOnlyList<StatementRow> rows)
    {
        var (seen, named) = (new Dictionary<string, int>(StringComparer.Ordinal), new List<NamedRow>(rows.Count));
        foreach (var row in rows)
        {
            var print = row.Fingerprint;
            seen[print] = seen.GetValueOrDefault(print) + 1;
            named.Add(new(row, new(print, seen[print])));
        }

        return named;
    }

    private async Task<HashSet<RowName>> Known(BankFile file, CancellationToken ct) =>
        (await db.BankRows.AsNoTracking().Where(row => row.Day >= file.FirstDay && row.Day <= file.LastDay)
            .Select(row => new { row.Fingerprint, row.Occurrence }).ToListAsync(ct))
        .Select(row => new RowName(row.Fingerprint, row.Occurrence)).ToHashSet();

    /// <param name="Rows">Of the file, in its order.</param>
    /// <param name="Known">Those that were here before.</param>
    internal sealed record Taken(Result Result, IReadOnlyList<NamedRow> Rows, IReadOnlySet<RowName> Known);

    internal sealed record NamedRow(StatementRow Row, RowName Name);

    internal readonly record struct RowName(string Fingerprint, int Occurrence);
}
