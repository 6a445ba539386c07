using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Reconciliation;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Reconciliation;

/// <summary>The archived bills, newest day first, without their content.</summary>
public sealed class ListReconciledDays(VillageDb db)
{
    public async Task<IReadOnlyList<FileView>> Run(CancellationToken ct)
    {
        var files = await db.BillFiles.AsNoTracking().OrderByDescending(file => file.Day).Take(300)
            .Select(file => new
            {
                file.Kind, file.Day, file.Sha1, file.ImportedAt, file.MatchedAt, file.ClosingBalanceFen,
                Breaks = db.Breaks.Count(one => one.Day == file.Day && one.Kind == file.Kind),
            }).ToListAsync(ct);
        return
        [
            .. files.Select(file => new FileView(
                file.Kind, file.Day, file.Sha1.Length == 0, file.Sha1, file.ImportedAt, file.MatchedAt,
                file.ClosingBalanceFen is { } fen ? new Money(fen) : null, file.Breaks)),
        ];
    }

    public sealed record FileView(
        BillKind Kind, DateOnly Day, bool IsEmpty, string Sha1, DateTimeOffset ImportedAt, DateTimeOffset? MatchedAt,
        Money? ClosingBalance, int Breaks);
}
