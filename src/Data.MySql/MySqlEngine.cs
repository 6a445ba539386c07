using System.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using MySqlConnector;
using VillageCloud.Data.Bulk;
using VillageCloud.Data.Conventions;
using VillageCloud.Data.MySql.Bulk;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Data.MySql;

/// <summary>A server: every question is a way to go, so much is sent at once, and many write at the same time, so what
/// is decided on is held.</summary>
internal sealed class MySqlEngine : IEngine
{
    public static readonly MySqlEngine Instance = new();

    // Fewer rows are faster in one statement than as a file that is sent.
    private const int WorthAFile = 1_000;

    public DatabaseErrors Errors => MySqlErrors.Instance;

    public bool HasOneWriter => false;

    /// <summary>More of them make a statement that a server may find too long.</summary>
    public int RowsAStatement => 200;

    public IReadOnlyList<string> Faults { get; } = VerifyScript.Of(typeof(MySqlEngine).Assembly);

    public async Task InsertRows<T>(VillageDb db, Cells<T> cells, CancellationToken ct)
        where T : class, ICooperativeOwned
    {
        var connection = ConnectionOf(db);
        if (cells.Height >= WorthAFile && AllowsFiles(connection))
        {
            await ServerInsert.Insert(connection, cells, ct);
            return;
        }

        for (var from = 0; from < cells.Height; from += RowsAStatement)
        {
            var count = Math.Min(RowsAStatement, cells.Height - from);
            await Execute(db, [Statement.Insert(cells, from, count)], ct);
        }
    }

    public Task Execute(VillageDb db, IReadOnlyList<Statement> statements, CancellationToken ct) =>
        ServerStatements.Execute(
            ConnectionOf(db), (MySqlTransaction)db.Database.CurrentTransaction!.GetDbTransaction(), statements, ct);

    public Task Hold(VillageDb db, string table, long id, bool isShared, CancellationToken ct)
    {
        var how = isShared ? "LOCK IN SHARE MODE" : "FOR UPDATE";
        var rows = $"SELECT id AS Value FROM {table} WHERE id = {{0}} {how}";
        return db.Database.SqlQueryRaw<long>(rows, id).ToListAsync(ct);
    }

    public async Task<T> AtOneMoment<T>(VillageDb db, Func<Task<T>> ask, CancellationToken ct)
    {
        await using var snapshot = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        return await ask();
    }

    // A server changes a table while others write into it, or lets them wait.
    public Task ChangeTables(VillageDb db, Func<Task> change, CancellationToken ct) => change();

    public async Task PutGuardsBack(VillageDb db, CancellationToken ct)
    {
        foreach (var guard in AppendOnlyTables.Guards)
            await Say(db, $"CREATE TRIGGER IF NOT EXISTS {MySqlDatabase.Guard(guard)}", ct);
    }

    // A statement about a trigger commits what is open, so they go before the transaction and come back after it. Who
    // serves people meanwhile may not delete there by the server's grants. READ COMMITTED: neighbours go on writing
    // between the rows that go.
    public async Task<bool> WithoutGuards(VillageDb db, Func<Task<bool>> act, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        try
        {
            foreach (var guard in AppendOnlyTables.DeleteGuards)
                await Say(db, $"DROP TRIGGER IF EXISTS {guard}", ct);
            await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, ct);
            await Say(db, "SET FOREIGN_KEY_CHECKS = 0", ct);
            if (!await act()) return false;
            await transaction.CommitAsync(ct);
            return true;
        }
        finally
        {
            await Say(db, "SET FOREIGN_KEY_CHECKS = 1", CancellationToken.None);
            await PutGuardsBack(db, CancellationToken.None);
            await db.Database.CloseConnectionAsync();
        }
    }

    // It is told to begin with the few new rows, whatever its statistics say of them.
    public string UpdateFrom(RowsFromRows update) =>
        $"UPDATE {update.From} STRAIGHT_JOIN {update.Table} ON {update.On} SET {update.Set} WHERE {update.Where}";

    public string AddToWhatIsThere(IReadOnlyList<string> key, IReadOnlyList<string> sums) =>
        $"ON DUPLICATE KEY UPDATE {string.Join(',', sums.Select(sum => $"{sum} = {sum} + VALUES({sum})"))}";

    public Task StopWaitingForTheDisk(VillageDb db, CancellationToken ct) => Task.CompletedTask;

    // The server does, whenever a tenth of a table has changed.
    public Task LearnSizes(VillageDb db, CancellationToken ct) => Task.CompletedTask;

    private static Task<int> Say(VillageDb db, string statement, CancellationToken ct) =>
        db.Database.ExecuteSqlRawAsync(statement, ct);

    private static MySqlConnection ConnectionOf(VillageDb db) => (MySqlConnection)db.Database.GetDbConnection();

    // LOAD DATA LOCAL asks for it on both sides; a server that forbids it gets statements.
    private static bool AllowsFiles(MySqlConnection connection) =>
        new MySqlConnectionStringBuilder(connection.ConnectionString).AllowLoadLocalInfile;
}
