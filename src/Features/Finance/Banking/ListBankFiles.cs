using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Banking;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Finance.Banking;

/// <summary>The statements that were imported, the newest first unless asked otherwise.</summary>
public sealed class ListBankFiles(VillageDb db)
{
    private static readonly Sort NewestFirst = new(nameof(FileView.ImportedAt), Descending: true);

    private static readonly SortKeys<BankFile> Keys = new SortKeys<BankFile>()
        .With(nameof(FileView.ImportedAt), file => file.ImportedAt)
        .With(nameof(FileView.FirstDay), file => file.FirstDay)
        .With(nameof(FileView.Name), file => file.Name);

    public async Task<Outcome<Page<FileView>>> Run(Query query, CancellationToken ct)
    {
        var files = db.BankFiles.AsNoTracking();
        if (PersonText.Word(query.Search) is { } text)
            files = files.Where(file => file.Name.Contains(text) || file.Layout.Contains(text));
        var sorted = Keys.Order(files, query.Page.Sort ?? NewestFirst);
        if (sorted.Refusal is { } refusal) return refusal;
        var total = await files.CountAsync(ct);
        // Not the file itself, which may be ten megabytes.
        var rows = await sorted.Value.ThenByDescending(file => file.Id).Skip(query.Page.Skip).Take(query.Page.Take)
            .Select(file => new FileView(
                file.Id, file.Name, file.Layout, file.FirstDay, file.LastDay,
                db.BankRows.Count(row => row.FileId == file.Id),
                db.BankRows.Count(row => row.FileId == file.Id && row.EntryId != null),
                db.Staff.Where(staff => staff.Id == file.ImportedBy).Select(staff => staff.Name).First(),
                file.ImportedAt)).ToListAsync(ct);
        return new Page<FileView>(rows, total);
    }

    /// <param name="Search">Part of the file's name or of the bank's.</param>
    public sealed record Query(PageQuery Page, string? Search = null);

    /// <param name="Rows">That came with it: not those that another had brought before.</param>
    /// <param name="Matched">Of them, those that are in our books.</param>
    public sealed record FileView(
        long Id, string Name, string Layout, DateOnly FirstDay, DateOnly LastDay, int Rows, int Matched, string By,
        DateTimeOffset ImportedAt);
}
