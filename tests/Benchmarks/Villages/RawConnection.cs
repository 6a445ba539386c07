using System.Data.Common;
using Microsoft.Data.Sqlite;
using MySqlConnector;
using VillageCloud.Data;

namespace VillageCloud.Benchmarks.Villages;

/// <summary>A connection without any of our code behind it, at the durability and the checks that the product runs
/// with.</summary>
internal static class RawConnection
{
    private const string Pragmas =
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=30000; PRAGMA foreign_keys=ON;";

    public static async Task<DbConnection> Open(DatabaseSettings settings, CancellationToken ct)
    {
        var isServer = settings.Provider == DatabaseProvider.MySql;
        DbConnection connection = isServer
            ? new MySqlConnection(settings.ConnectionString)
            : new SqliteConnection(settings.ConnectionString);
        await connection.OpenAsync(ct);
        // With autocommit off a transaction needs no statement to begin it.
        await Execute(
            connection, isServer ? "SET autocommit=0, tx_isolation='READ-COMMITTED', time_zone='+00:00'" : Pragmas, ct);
        return connection;
    }

    public static async Task Execute(DbConnection connection, string sql, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(ct);
    }
}
