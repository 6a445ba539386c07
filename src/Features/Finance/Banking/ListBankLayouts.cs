using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Banking;

namespace VillageCloud.Features.Finance.Banking;

/// <summary>The layouts that the village remembers, the one that was changed last first.</summary>
public sealed class ListBankLayouts(VillageDb db)
{
    public async Task<IReadOnlyList<View>> Run(CancellationToken ct) =>
        [.. (await db.BankLayouts.AsNoTracking().OrderByDescending(one => one.ChangedAt).ToListAsync(ct))
            .Select(one => new View(one.Name, one.Columns, one.ChangedAt))];

    public sealed record View(string Name, StatementColumns Columns, DateTimeOffset ChangedAt);
}
