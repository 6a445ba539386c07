using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;

namespace VillageCloud.Features.Audit;

/// <summary>Each stock is what its movements add up to (money I14).</summary>
internal sealed class StockCheck(VillageDb db)
{
    private const int Told = 5;

    public async Task<IReadOnlyList<string>> Problems(CancellationToken ct)
    {
        var wrong = await (
            from sku in db.Skus
            let moved = db.StockMovements.Where(movement => movement.SkuId == sku.Id)
                .Sum(movement => movement.Pieces)
            where sku.Stock != moved
            orderby sku.Id
            select new { sku.Id, sku.Name, sku.Stock, Moved = moved }).Take(Told).ToListAsync(ct);
        return wrong.ConvertAll(sku => $"规格 {sku.Id.Value} {sku.Name}库存 {sku.Stock} 件，出入库合计 {sku.Moved} 件");
    }
}
