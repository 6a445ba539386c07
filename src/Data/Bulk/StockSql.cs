using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Catalog;

namespace VillageCloud.Data.Bulk;

/// <summary>The conditional update that can't sell what isn't there, its names taken from the model.</summary>
internal static class StockSql
{
    private static readonly ConcurrentDictionary<IEntityType, string> Known = new();

    /// <summary>Its values: pieces, SKU, village, pieces again, the price in fen that was agreed on.</summary>
    public static string Of(VillageDb db) => Known.GetOrAdd(db.Model.FindEntityType(typeof(Sku))!, Write);

    private static string Write(IEntityType sku)
    {
        var stock = Name(sku, nameof(Sku.Stock));
        var price = Name(sku.FindComplexProperty(nameof(Sku.Price))!.ComplexType, nameof(Money.Fen));
        return $"UPDATE `{sku.GetTableName()}` SET {stock} = {stock} - @p0 "
            + $"WHERE {Name(sku, nameof(Sku.Id))} = @p1 AND {Name(sku, nameof(Sku.CooperativeId))} = @p2 "
            + $"AND {stock} >= @p3 AND {price} = @p4";
    }

    private static string Name(ITypeBase type, string property) =>
        $"`{type.FindProperty(property)!.GetColumnName()}`";
}
