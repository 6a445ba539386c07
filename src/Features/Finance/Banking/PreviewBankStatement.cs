using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;

namespace VillageCloud.Features.Finance.Banking;

/// <summary>Exactly what an import would do, rolled back: how many rows are new, which of them our books have, and what
/// would be a break.</summary>
public sealed class PreviewBankStatement(VillageDb db, StaffWork work, StatementTaking taking)
{
    private const int Shown = 100;

    public async Task<Outcome<View>> Run(ImportBankStatement.Command command, CancellationToken ct)
    {
        var rows = await taking.Read(command, ct);
        if (rows.Refusal is { } bad) return bad;
        return await work.DryRun<View>(
            command, async () => await ViewOf(await taking.Take(command, rows.Value, ct), ct), ct);
    }

    private async Task<View> ViewOf(StatementTaking.Taken taken, CancellationToken ct)
    {
        var shown = taken.Rows.Take(Shown).ToList();
        var prints = shown.ConvertAll(one => one.Name.Fingerprint);
        var rows = await db.BankRows.AsNoTracking().Where(row => prints.Contains(row.Fingerprint)).ToListAsync(ct);
        var views = (await BankRowViews.Of(db, rows, ct)).Zip(rows).ToDictionary(
            one => new StatementTaking.RowName(one.Second.Fingerprint, one.Second.Occurrence), one => one.First);
        return new(
            taken.Result,
            [.. shown.Select(one => new Row(one.Row.Line, views[one.Name], taken.Known.Contains(one.Name)))]);
    }

    /// <param name="Rows">The first of the file.</param>
    public sealed record View(ImportBankStatement.Result Result, IReadOnlyList<Row> Rows);

    /// <param name="Line">Of the file, from 1.</param>
    /// <param name="IsKnown">It was here before.</param>
    public sealed record Row(int Line, BankRowView Told, bool IsKnown);
}
