using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using VillageCloud.Domain.People.Shoppers;

namespace VillageCloud.Data.Bulk;

/// <summary>The conditional update that lets one order of a shopper follow another, its names taken from the model.
/// </summary>
internal static class TurnSql
{
    private static readonly ConcurrentDictionary<IEntityType, string> Known = new();

    /// <summary>Its values: shopper, village, the turn that was seen.</summary>
    public static string Of(VillageDb db) => Known.GetOrAdd(db.Model.FindEntityType(typeof(Shopper))!, Write);

    private static string Write(IEntityType shopper)
    {
        var turn = Name(shopper, nameof(Shopper.OrderTurn));
        return $"UPDATE `{shopper.GetTableName()}` SET {turn} = {turn} + 1 "
            + $"WHERE {Name(shopper, nameof(Shopper.Id))} = @p0 "
            + $"AND {Name(shopper, nameof(Shopper.CooperativeId))} = @p1 AND {turn} = @p2";
    }

    private static string Name(IEntityType type, string property) =>
        $"`{type.FindProperty(property)!.GetColumnName()}`";
}
