using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Catalog;

namespace VillageCloud.Features.Shop.Catalog;

/// <summary>The one door of stock for all but a placed order, whose own writes take what it sells.</summary>
internal static class Shelf
{
    /// <summary>Changes the stock and writes why, both in the unit of work that is open.</summary>
    /// <returns>False when the shelf doesn't hold as many; then nothing is written.</returns>
    public static async Task<bool> Move(this VillageDb db, StockMovement movement, CancellationToken ct)
    {
        // Without the tracked row in between: a stock that was read could be another one by now.
        var (sku, pieces) = (movement.SkuId, movement.Pieces);
        var moved = await db.Skus.Where(one => one.Id == sku && one.Stock + pieces >= 0)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.Stock, one => one.Stock + pieces), ct);
        if (moved == 0) return false;
        db.StockMovements.Add(movement);
        return true;
    }

    /// <summary>Puts pieces back that were taken off for an order and are not sent.</summary>
    public static async Task ReturnStock(
        this VillageDb db, IEnumerable<StockMovement> back, CancellationToken ct)
    {
        // The order's row first: of two that end it at once, only the one that changes the version returns the stock.
        await db.SaveChangesAsync(ct);
        foreach (var movement in back.OrderBy(one => one.SkuId.Value))
            Invariant.Holds(await db.Move(movement, ct), "what comes back finds its shelf");
    }
}
