using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Village.Cooperatives;

namespace VillageCloud.Features.Village.Cooperatives;

/// <summary>Every village of this installation, in the order in which they were founded.</summary>
public sealed class ListVillages(VillageDb db)
{
    public async Task<IReadOnlyList<VillageRow>> Run(CancellationToken ct) =>
        await db.Cooperatives.AsNoTracking().OrderBy(one => one.Id)
            .Select(one => new VillageRow(one.Village, one.Name, one.Form, one.ClosedAt != null)).ToListAsync(ct);

    /// <param name="IsClosed">It is being erased, and that has not ended.</param>
    public sealed record VillageRow(string Slug, string Name, LegalForm Form, bool IsClosed);
}
