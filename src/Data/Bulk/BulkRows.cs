using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using MySqlConnector;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Data.Bulk;

/// <summary>Writes new rows of one kind, in the transaction that is open, without the change tracker: for settling,
/// which writes seven rows a line, and for the few rows of an order, for which everybody behind it waits.</summary>
/// <remarks>The village's guard holds here too: a row of another village is a bug. Nothing is ever updated.</remarks>
public static class BulkRows
{
    // Fewer rows are faster in one statement than as a file that is sent.
    private const int WorthAFile = 1_000;
    private const int RowsAStatement = 200;

    /// <summary>Inserts the rows in order. Their ids stay unknown to the caller.</summary>
    public static async Task InsertRows<T>(
        this VillageDb db, IReadOnlyList<T> rows, CancellationToken ct, GivenValue? given = null)
        where T : class, ICooperativeOwned
    {
        if (rows.Count == 0) return;
        Invariant.Holds(db.Database.CurrentTransaction is not null, "rows are inserted inside a unit of work");
        var cells = Cells<T>.Of(db, rows, given);
        switch (db.Database.GetDbConnection())
        {
            case SqliteConnection sqlite:
                InsertPrepared(sqlite, cells);
                break;
            case MySqlConnection mysql when rows.Count >= WorthAFile && AllowsFiles(mysql):
                await ServerInsert.Insert(mysql, cells, ct);
                break;
            default:
                await InsertStatements(db, cells, ct);
                break;
        }
    }

    /// <summary>Inserts one row and returns the id that the database made.</summary>
    public static async Task<long> InsertRow<T>(this VillageDb db, T row, CancellationToken ct)
        where T : class, ICooperativeOwned
    {
        await db.InsertRows([row], ct);
        var asked = db.Database.GetDbConnection() is SqliteConnection
            ? "SELECT last_insert_rowid() AS Value"
            : "SELECT LAST_INSERT_ID() AS Value";
        return await db.Database.SqlQueryRaw<long>(asked).SingleAsync(ct);
    }

    private static void InsertPrepared<T>(SqliteConnection connection, Cells<T> cells)
        where T : class, ICooperativeOwned
    {
        using var insert = new SqliteInsert(connection, InsertInto(cells) + Places(cells.Width, row: 0));
        for (var row = 0; row < cells.Height; row++) insert.Insert(cells, row);
    }

    private static async Task InsertStatements<T>(VillageDb db, Cells<T> cells, CancellationToken ct)
        where T : class, ICooperativeOwned
    {
        for (var from = 0; from < cells.Height; from += RowsAStatement)
        {
            var count = Math.Min(RowsAStatement, cells.Height - from);
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
            command.CommandText = InsertInto(cells)
                + string.Join(',', Enumerable.Range(0, count).Select(row => Places(cells.Width, row)));
            for (var row = 0; row < count; row++)
                for (var column = 0; column < cells.Width; column++)
                    Add(command, $"@p{row * cells.Width + column}", cells.Value(from + row, column));
            await command.ExecuteNonQueryAsync(ct);
        }
    }

    // LOAD DATA LOCAL asks for it on both sides; a server that forbids it gets statements.
    private static bool AllowsFiles(MySqlConnection connection) =>
        new MySqlConnectionStringBuilder(connection.ConnectionString).AllowLoadLocalInfile;

    private static void Add(DbCommand command, string name, object? value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value ?? DBNull.Value;
        command.Parameters.Add(parameter);
    }

    private static string InsertInto<T>(Cells<T> cells)
        where T : class, ICooperativeOwned =>
        $"INSERT INTO `{cells.Table}` ({string.Join(',', cells.Columns.Select(column => $"`{column.Name}`"))}) VALUES ";

    private static string Places(int width, int row) =>
        $"({string.Join(',', Enumerable.Range(row * width, width).Select(place => $"@p{place}"))})";
}
