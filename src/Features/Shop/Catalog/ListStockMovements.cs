using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Catalog;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Shop.Catalog;

/// <summary>出入库: why the stock of one size is what it is, the newest movement first.</summary>
public sealed class ListStockMovements(VillageDb db)
{
    public async Task<Outcome<Page<MovementRow>>> Run(Query query, CancellationToken ct)
    {
        if (!await db.Skus.AnyAsync(sku => sku.Id == query.SkuId, ct)) return new SkuNotFound();
        var movements = db.StockMovements.AsNoTracking().Where(movement => movement.SkuId == query.SkuId);
        var total = await movements.CountAsync(ct);
        var found = await movements.OrderByDescending(movement => movement.Id)
            .Skip(query.Page.Skip).Take(query.Page.Take).ToListAsync(ct);
        var names = await db.Staff.AsNoTracking().ToDictionaryAsync(staff => staff.Id, staff => staff.Name, ct);
        return new Page<MovementRow>(
            [.. found.Select(one => new MovementRow(
                one.At, one.Reason, one.Pieces, one.Document, one.Note,
                one.StaffId is { } by ? names.GetValueOrDefault(by) : null))],
            total);
    }

    public sealed record Query(SkuId SkuId, PageQuery Page);

    /// <param name="Pieces">Positive onto the shelf, negative off it.</param>
    /// <param name="Document">The number of the order or of the refund.</param>
    /// <param name="By">Who counted.</param>
    public sealed record MovementRow(
        DateTimeOffset At, StockReason Reason, int Pieces, string? Document, string? Note, string? By);
}
