using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace VillageCloud.Data.Sqlite;

/// <summary>The driver's pool of connections, entered and left by one at a time; and what each connection is told once:
/// write-ahead log, full durability, and patience with the one writer.</summary>
/// <remarks>Left to itself the pool can lend one connection to two (dotnet/efcore issue 39008): while a connection is
/// handed over or given back it looks for a moment as if nobody owned it, and whoever asks just then takes it for lost.
/// Two units of work would share one transaction.</remarks>
public sealed class SqlitePool : DbConnectionInterceptor
{
    internal static readonly SqlitePool Instance = new();

    private const string Pragmas =
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=30000; PRAGMA foreign_keys=ON;";

    private static readonly Lock Door = new();

    // They last as long as the engine's own connection, which is opened many times over from the pool.
    private readonly ConditionalWeakTable<sqlite3, object> told = [];

    private SqlitePool()
    {
    }

    /// <summary>Closes what nobody uses, so that files can be moved or deleted.</summary>
    public static void Empty()
    {
        lock (Door) SqliteConnection.ClearAllPools();
    }

    public override InterceptionResult ConnectionOpening(
        DbConnection connection, ConnectionEventData eventData, InterceptionResult result)
    {
        lock (Door) connection.Open();
        return InterceptionResult.Suppress();
    }

    // SQLite works in this process: there is nothing to wait for.
    public override ValueTask<InterceptionResult> ConnectionOpeningAsync(
        DbConnection connection, ConnectionEventData eventData, InterceptionResult result,
        CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(ConnectionOpening(connection, eventData, result));

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        var engine = ((SqliteConnection)connection).Handle!;
        if (told.TryGetValue(engine, out _) || IsForReading(connection)) return;
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
        told.AddOrUpdate(engine, Pragmas);
    }

    public override Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        ConnectionOpened(connection, eventData);
        return Task.CompletedTask;
    }

    public override InterceptionResult ConnectionClosing(
        DbConnection connection, ConnectionEventData eventData, InterceptionResult result)
    {
        lock (Door) connection.Close();
        return InterceptionResult.Suppress();
    }

    public override ValueTask<InterceptionResult> ConnectionClosingAsync(
        DbConnection connection, ConnectionEventData eventData, InterceptionResult result) =>
        ValueTask.FromResult(ConnectionClosing(connection, eventData, result));

    // What is closed already has nothing to give back.
    public override InterceptionResult ConnectionDisposing(
        DbConnection connection, ConnectionEventData eventData, InterceptionResult result)
    {
        lock (Door) connection.Close();
        return result;
    }

    public override ValueTask<InterceptionResult> ConnectionDisposingAsync(
        DbConnection connection, ConnectionEventData eventData, InterceptionResult result) =>
        ValueTask.FromResult(ConnectionDisposing(connection, eventData, result));

    // EF looks with one whether the file is there, and waits for nobody who has it for themselves.
    private static bool IsForReading(DbConnection connection) =>
        new SqliteConnectionStringBuilder(connection.ConnectionString).Mode == SqliteOpenMode.ReadOnly;
}
