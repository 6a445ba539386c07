using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace VillageCloud.Data.Leaving;

/// <summary>The rows of the village in scope, one after the other as they lie in the table, in the same words on either
/// engine.</summary>
public static class VillageRows
{
    /// <summary>In the order of the table's key; what is encrypted comes in clear, and what is packed unpacked. A value
    /// is null, a bool, a long, a decimal, a text, bytes, a day (<see cref="DateOnly"/>) or an instant in UTC
    /// (<see cref="DateTime"/>).</summary>
    /// <remarks>Holds one row in memory. Inside <see cref="Snapshots.AtOneMoment{T}"/>, which has a connection open.
    /// </remarks>
    public static async IAsyncEnumerable<object?[]> Read(
        VillageDb db, VillageTable table, [EnumeratorCancellation] CancellationToken ct)
    {
        var sql = db.GetService<ISqlGenerationHelper>();
        var columns = string.Join(", ", table.Columns.Select(column => sql.DelimitIdentifier(column.Name)));
        var order = string.Join(", ", table.Order.Select(sql.DelimitIdentifier));
        await using var query = Command(
            db, $"SELECT {columns} FROM {sql.DelimitIdentifier(table.Name)} WHERE {table.Rows} ORDER BY {order}");
        await using var rows = await query.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
            yield return [.. table.Columns.Select((column, at) => rows.IsDBNull(at) ? null : Value(rows, at, column))];
    }

    /// <summary>How many rows the village has there.</summary>
    public static async Task<long> Count(VillageDb db, VillageTable table, CancellationToken ct)
    {
        await using var count = Command(db, $"SELECT COUNT(*) FROM {table.Name} WHERE {table.Rows}");
        return Convert.ToInt64(await count.ExecuteScalarAsync(ct), System.Globalization.CultureInfo.InvariantCulture);
    }

    // Names are the model's own; the village is a parameter. Nobody waits for it, so it may take its time.
    internal static DbCommand Command(VillageDb db, string text)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = text;
        command.CommandTimeout = 0;
        var village = command.CreateParameter();
        village.ParameterName = "@village";
        village.Value = db.Tenant.Id.Value;
        _ = command.Parameters.Add(village);
        return command;
    }

    private static object Value(DbDataReader rows, int at, VillageColumn column)
    {
        var converter = column.Property.GetTypeMapping().Converter;
        var stored = converter?.ProviderClrType ?? column.Property.ClrType;
        stored = Nullable.GetUnderlyingType(stored) ?? stored;
        if (column.IsEncrypted) return Opened(converter!, rows.GetString(at));
        return Type.GetTypeCode(stored) switch
        {
            TypeCode.Boolean => rows.GetBoolean(at),
            TypeCode.Int16 or TypeCode.Int32 or TypeCode.Int64 => rows.GetInt64(at),
            TypeCode.Decimal => rows.GetDecimal(at),
            TypeCode.String => rows.GetString(at),
            TypeCode.DateTime => DateTime.SpecifyKind(rows.GetDateTime(at), DateTimeKind.Utc),
            _ when stored == typeof(DateOnly) => rows.GetFieldValue<DateOnly>(at),
            _ when stored == typeof(byte[]) && converter is null => rows.GetFieldValue<byte[]>(at),
            _ when stored == typeof(byte[]) => Opened(converter!, rows.GetFieldValue<byte[]>(at)),
            _ => throw new NotSupportedException($"an export knows no {stored.Name} ({column.Name})"),
        };
    }

    private static object Opened(ValueConverter converter, object stored) => converter.ConvertFromProvider(stored)!;
}
