using System.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace VillageCloud.Data;

/// <summary>Several questions, answered by one moment of the database.</summary>
public static class Snapshots
{
    /// <summary>Asks everything of one snapshot: what others commit between two questions is not seen, so figures that
    /// must agree do. For reading only; writers are not kept waiting.</summary>
    public static async Task<T> AtOneMoment<T>(this VillageDb db, Func<Task<T>> ask, CancellationToken ct)
    {
        if (db is not SqliteVillageDb) return await AskMySql(db, ask, ct);
        await db.Database.OpenConnectionAsync(ct);
        try
        {
            return await AskSqlite(db, ask, ct);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private static async Task<T> AskMySql<T>(VillageDb db, Func<Task<T>> ask, CancellationToken ct)
    {
        await using var snapshot = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        return await ask();
    }

    // EF's own transaction is BEGIN IMMEDIATE and would take the one writer's place.
    private static async Task<T> AskSqlite<T>(VillageDb db, Func<Task<T>> ask, CancellationToken ct)
    {
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        await using var deferred = connection.BeginTransaction(deferred: true);
        await using var snapshot = await db.Database.UseTransactionAsync(deferred, ct);
        return await ask();
    }
}
