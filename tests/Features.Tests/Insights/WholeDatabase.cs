using System.Reflection;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using VillageCloud.Data;

namespace VillageCloud.Features.Tests.Insights;

/// <summary>Every text of every row, as the model reads it: decrypted, and of every village.</summary>
internal static class WholeDatabase
{
    /// <summary>As <c>table.column</c>, in order.</summary>
    public static async Task<List<string>> ColumnsWith(VillageDb db, string text)
    {
        var written = JsonSerializer.Serialize(text)[1..^1];
        var read = typeof(WholeDatabase).GetMethod(nameof(Read), BindingFlags.NonPublic | BindingFlags.Static)!;
        foreach (var type in db.Model.GetEntityTypes().Where(one => !one.IsOwned()))
            await (Task)read.MakeGenericMethod(type.ClrType).Invoke(null, [db])!;
        return
        [
            .. db.ChangeTracker.Entries().SelectMany(row => row.Properties
                    .Where(one => one.CurrentValue is string value
                        && (value.Contains(text, StringComparison.Ordinal)
                            || value.Contains(written, StringComparison.Ordinal)))
                    .Select(one => NameOf(row.Metadata, one.Metadata)))
                .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
        ];
    }

    private static async Task Read<T>(VillageDb db)
        where T : class => await db.Set<T>().IgnoreQueryFilters().LoadAsync();

    private static string NameOf(IEntityType type, IProperty property)
    {
        var table = type.GetTableName()!;
        return $"{table}.{property.GetColumnName(StoreObjectIdentifier.Table(table))}";
    }
}
