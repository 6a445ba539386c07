using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Shop.Orders;

namespace VillageCloud.Features.Shop.Catalog;

/// <summary>Pieces that were taken off the shelf for an order and are not sent.</summary>
internal static class Shelf
{
    /// <summary>Puts them back. Works inside a unit of work.</summary>
    public static async Task ReturnStock(
        this VillageDb db, IEnumerable<PiecesOfSku> pieces, CancellationToken ct)
    {
        // The order's row first: of two that end it at once, only the one that changes the version returns the stock.
        await db.SaveChangesAsync(ct);
        foreach (var (id, count) in pieces.OrderBy(one => one.SkuId.Value))
        {
            _ = await db.Skus.Where(sku => sku.Id == id).ExecuteUpdateAsync(
                set => set.SetProperty(sku => sku.Stock, sku => sku.Stock + count), ct);
        }
    }
}
