using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using VillageCloud.Data.Bulk;
using VillageCloud.Data.Conventions;
using VillageCloud.Data.Sqlite.Bulk;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Data.Sqlite;

/// <summary>One file, one writer, in this process: there is no way to go, so the same prepared statement again is
/// cheaper than a longer one, and nothing needs to be held.</summary>
internal sealed class SqliteEngine : IEngine
{
    public static readonly SqliteEngine Instance = new();

    // A process that is just ending gives the file back within a moment.
    private const int SecondsForOthersToLeave = 2;

    public DatabaseErrors Errors => SqliteErrors.Instance;

    public bool HasOneWriter => true;

    public int RowsAStatement => 1;

    public IReadOnlyList<string> Faults { get; } = VerifyScript.Of(typeof(SqliteEngine).Assembly);

    public Task InsertRows<T>(VillageDb db, Cells<T> cells, CancellationToken ct)
        where T : class, ICooperativeOwned
    {
        using var insert = new SqliteStatement(ConnectionOf(db), Statement.Insert(cells, from: 0, count: 1).Sql);
        for (var row = 0; row < cells.Height; row++) insert.Insert(cells, row);
        return Task.CompletedTask;
    }

    public Task Execute(VillageDb db, IReadOnlyList<Statement> statements, CancellationToken ct)
    {
        SqliteStatement.Execute(ConnectionOf(db), statements);
        return Task.CompletedTask;
    }

    public Task Hold(VillageDb db, string table, long id, bool isShared, CancellationToken ct) => Task.CompletedTask;

    // EF's own transaction is BEGIN IMMEDIATE and would take the one writer's place.
    public async Task<T> AtOneMoment<T>(VillageDb db, Func<Task<T>> ask, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        try
        {
            await using var deferred = ConnectionOf(db).BeginTransaction(deferred: true);
            await using var snapshot = await db.Database.UseTransactionAsync(deferred, ct);
            return await ask();
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    // A table is copied in one transaction and the copy put in its place in another (EF's own order), so what anybody
    // writes in between would be lost. Whoever has the file open keeps it from being locked, even while doing nothing;
    // and whoever comes while it is locked has to wait.
    public async Task ChangeTables(VillageDb db, Func<Task> change, CancellationToken ct)
    {
        SqlitePool.Empty();
        await db.Database.OpenConnectionAsync(ct);
        try
        {
            await LockFile(db, ct);
            await change();
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
            // The lock lasts as long as the engine's own connection.
            SqlitePool.Empty();
        }
    }

    public async Task PutGuardsBack(VillageDb db, CancellationToken ct)
    {
        foreach (var guard in AppendOnlyTables.Guards)
            await Say(db, $"CREATE TRIGGER IF NOT EXISTS {SqliteDatabase.Guard(guard)}", ct);
    }

    // Triggers come and go with the transaction: nobody ever sees a table without its guard.
    public async Task<bool> WithoutGuards(VillageDb db, Func<Task<bool>> act, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await Say(db, "PRAGMA defer_foreign_keys = ON", ct);
        foreach (var guard in AppendOnlyTables.DeleteGuards) await Say(db, $"DROP TRIGGER {guard}", ct);
        if (!await act()) return false;
        await PutGuardsBack(db, ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    public string UpdateFrom(RowsFromRows update) =>
        $"UPDATE {update.Table} SET {update.Set} FROM {update.From} WHERE {update.On} AND {update.Where}";

    public string AddToWhatIsThere(IReadOnlyList<string> key, IReadOnlyList<string> sums) =>
        $"ON CONFLICT ({string.Join(',', key)}) DO UPDATE SET "
        + string.Join(',', sums.Select(sum => $"{sum} = {sum} + excluded.{sum}"));

    public Task StopWaitingForTheDisk(VillageDb db, CancellationToken ct) =>
        db.Database.ExecuteSqlRawAsync("PRAGMA synchronous=OFF", ct);

    // It looks at so many rows of an index and no more: milliseconds, however long the table. Looking at fewer it takes
    // all rows of one village for these few. Of a small table nothing is kept: tomorrow it may be a long one.
    public async Task LearnSizes(VillageDb db, CancellationToken ct)
    {
        await using (var transaction = await db.Database.BeginTransactionAsync(ct))
        {
            // Within it, because it is of one connection, and another one would look at every row.
            await Say(db, "PRAGMA analysis_limit=20000", ct);
            await Say(db, "ANALYZE", ct);
            await Say(db, "DELETE FROM sqlite_stat1 WHERE CAST(stat AS INTEGER) < 10000", ct);
            await transaction.CommitAsync(ct);
        }

        // A connection learns it when it is opened.
        SqlitePool.Empty();
    }

    private static async Task LockFile(VillageDb db, CancellationToken ct)
    {
        await using var command = ConnectionOf(db).CreateCommand();
        command.CommandTimeout = SecondsForOthersToLeave;
        try
        {
            // One by one: what fails behind a statement that answers isn't told.
            foreach (var say in (string[])[
                "PRAGMA busy_timeout=0", "PRAGMA locking_mode=EXCLUSIVE", "BEGIN IMMEDIATE", "ROLLBACK"])
            {
                command.CommandText = say;
                await command.ExecuteNonQueryAsync(ct);
            }
        }
        catch (SqliteException inUse) when (SqliteErrors.IsBusy(inUse))
        {
            throw new DatabaseInUseException(inUse);
        }
    }

    private static Task<int> Say(VillageDb db, string statement, CancellationToken ct) =>
        db.Database.ExecuteSqlRawAsync(statement, ct);

    private static SqliteConnection ConnectionOf(VillageDb db) => (SqliteConnection)db.Database.GetDbConnection();
}
