using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using MySqlConnector;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Data.Bulk;

/// <summary>Writes new rows of one kind, in the transaction that is open, without the change tracker: for settling,
/// which writes seven rows a line. What is written once, at the end of a unit of work, is told to
/// <see cref="Writes"/>.</summary>
/// <remarks>The village's guard holds here too: a row of another village is a bug. Nothing is ever updated.</remarks>
public static class BulkRows
{
    // Fewer rows are faster in one statement than as a file that is sent.
    private const int WorthAFile = 1_000;

    /// <summary>Inserts the rows in order. Their ids stay unknown to the caller.</summary>
    public static async Task InsertRows<T>(
        this VillageDb db, IReadOnlyList<T> rows, CancellationToken ct, GivenValue? given = null)
        where T : class, ICooperativeOwned
    {
        if (rows.Count == 0) return;
        var transaction = db.Database.CurrentTransaction
            ?? throw new InvariantBrokenException("rows are inserted inside a unit of work");
        var cells = Cells<T>.Of(db, rows, given);
        switch (db.Database.GetDbConnection())
        {
            case SqliteConnection sqlite:
                InsertPrepared(sqlite, cells);
                break;
            case MySqlConnection mysql when rows.Count >= WorthAFile && AllowsFiles(mysql):
                await ServerInsert.Insert(mysql, cells, ct);
                break;
            case MySqlConnection mysql:
                await InsertStatements(mysql, (MySqlTransaction)transaction.GetDbTransaction(), cells, ct);
                break;
            case { } other:
                throw new InvariantBrokenException($"no rows are inserted by a {other.GetType().Name}");
        }
    }

    private static void InsertPrepared<T>(SqliteConnection connection, Cells<T> cells)
        where T : class, ICooperativeOwned
    {
        using var insert = new SqliteStatement(connection, Statement.Insert(cells, from: 0, count: 1).Sql);
        for (var row = 0; row < cells.Height; row++) insert.Insert(cells, row);
    }

    private static async Task InsertStatements<T>(
        MySqlConnection connection, MySqlTransaction transaction, Cells<T> cells, CancellationToken ct)
        where T : class, ICooperativeOwned
    {
        for (var from = 0; from < cells.Height; from += Writes.RowsAStatement)
        {
            var count = Math.Min(Writes.RowsAStatement, cells.Height - from);
            await ServerStatements.Execute(connection, transaction, [Statement.Insert(cells, from, count)], ct);
        }
    }

    // LOAD DATA LOCAL asks for it on both sides; a server that forbids it gets statements.
    private static bool AllowsFiles(MySqlConnection connection) =>
        new MySqlConnectionStringBuilder(connection.ConnectionString).AllowLoadLocalInfile;
}
