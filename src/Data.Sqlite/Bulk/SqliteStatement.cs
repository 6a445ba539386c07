using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SQLitePCL;
using VillageCloud.Data.Bulk;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Data.Sqlite.Bulk;

/// <summary>One prepared statement, bound and stepped row by row, without ADO.NET between: a parameter object for every
/// cell costs more than SQLite's own work.</summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;

    public SqliteStatement(SqliteConnection connection, string sql)
    {
        database = connection.Handle!;
        Demand(raw.sqlite3_prepare_v2(database, sql, out statement), raw.SQLITE_OK);
    }

    /// <summary>All of them, in order.</summary>
    /// <exception cref="DbUpdateConcurrencyException">One wrote fewer rows than it had to.</exception>
    public static void Execute(SqliteConnection connection, IReadOnlyList<Statement> statements)
    {
        SqliteStatement? prepared = null;
        try
        {
            for (var i = 0; i < statements.Count; i++)
            {
                var next = statements[i];
                if (i == 0 || statements[i - 1].Sql != next.Sql)
                {
                    prepared?.Dispose();
                    prepared = new(connection, next.Sql);
                }

                prepared!.Execute(next);
            }
        }
        finally
        {
            prepared?.Dispose();
        }
    }

    public void Insert<T>(Cells<T> cells, int row)
        where T : class, ICooperativeOwned
    {
        for (var column = 0; column < cells.Width; column++) Bind(column + 1, cells.Value(row, column));
        Step();
    }

    public void Dispose() => statement.Dispose();

    private void Execute(Statement next)
    {
        for (var place = 0; place < next.Values.Count; place++)
            Bind(place + 1, next.Values[place] is FutureId id ? id.Value : next.Values[place]);
        Step();
        var written = raw.sqlite3_changes(database);
        if (written != next.Rows)
            throw new DbUpdateConcurrencyException($"{written} rows were written, not {next.Rows}");
        if (next.Makes is { } made) made.Value = raw.sqlite3_last_insert_rowid(database);
    }

    private void Step()
    {
        Demand(raw.sqlite3_step(statement), raw.SQLITE_DONE);
        Demand(raw.sqlite3_reset(statement), raw.SQLITE_OK);
    }

    // As Microsoft.Data.Sqlite writes them: rows of both ways must read the same.
    private void Bind(int place, object? value) => Demand(
        value switch
        {
            null => raw.sqlite3_bind_null(statement, place),
            long number => raw.sqlite3_bind_int64(statement, place, number),
            int number => raw.sqlite3_bind_int(statement, place, number),
            bool flag => raw.sqlite3_bind_int(statement, place, flag ? 1 : 0),
            string text => raw.sqlite3_bind_text(statement, place, text),
            DateTime instant => raw.sqlite3_bind_text(
                statement, place, instant.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture)),
            DateOnly day => raw.sqlite3_bind_text(
                statement, place, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            _ => throw new InvariantBrokenException($"no column holds a {value.GetType().Name}"),
        },
        raw.SQLITE_OK);

    private void Demand(int answer, int wanted)
    {
        if (answer == wanted) return;
        throw new SqliteException(
            raw.sqlite3_errmsg(database).utf8_to_string(), answer & 0xff, raw.sqlite3_extended_errcode(database));
    }
}
