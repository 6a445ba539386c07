using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using MySqlConnector;

namespace VillageCloud.Data;

/// <summary>What the two engines mean by their error numbers.</summary>
public static class DatabaseErrors
{
    private const int SqliteBusy = 5;
    private const int SqliteLocked = 6;
    private const int SqliteReadOnly = 8;
    private const int SqliteInputOutput = 10;
    private const int SqliteCorrupt = 11;
    private const int SqliteFull = 13;
    private const int SqliteCannotOpen = 14;
    private const int SqliteNotADatabase = 26;
    private const int SqliteConstraintUnique = 2067;
    private const int SqliteConstraintPrimaryKey = 1555;

    /// <summary>Somebody else was quicker in a way that a second try resolves: a deadlock, a lock timeout, a changed
    /// version, a unique key taken a moment ago.</summary>
    public static bool IsWorthAnotherTry(Exception exception) =>
        exception is DbUpdateConcurrencyException || IsDuplicateKey(exception) || IsContention(exception);

    public static bool IsDuplicateKey(Exception exception) => Innermost(exception) switch
    {
        MySqlException mysql => mysql.ErrorCode == MySqlErrorCode.DuplicateKeyEntry,
        SqliteException sqlite =>
            sqlite.SqliteExtendedErrorCode is SqliteConstraintUnique or SqliteConstraintPrimaryKey,
        _ => false,
    };

    /// <summary>The database itself is away or can't be written, whoever asks and whatever for: worth asking again
    /// later, and nobody's mistake.</summary>
    public static bool IsUnavailable(Exception? exception) => exception switch
    {
        null => false,
        MySqlException mysql => IsAway(mysql),
        SqliteException sqlite => sqlite.SqliteErrorCode is SqliteBusy or SqliteReadOnly or SqliteInputOutput
            or SqliteCorrupt or SqliteFull or SqliteCannotOpen or SqliteNotADatabase,
        _ => IsUnavailable(exception.InnerException),
    };

    // A connection that breaks has no number of the server's: the network's exception is inside.
    private static bool IsAway(MySqlException problem) => problem.ErrorCode is
        MySqlErrorCode.UnableToConnectToHost or MySqlErrorCode.ConnectionCountError
        or MySqlErrorCode.TooManyUserConnections or MySqlErrorCode.ServerShutdown or MySqlErrorCode.NormalShutdown
        or MySqlErrorCode.ShutdownComplete or MySqlErrorCode.AbortingConnection or MySqlErrorCode.NewAbortingConnection
        or MySqlErrorCode.HandshakeError or MySqlErrorCode.DiskFull or MySqlErrorCode.RecordFileFull
        or MySqlErrorCode.OptionPreventsStatement or MySqlErrorCode.CommandTimeoutExpired
        || problem.InnerException is IOException or System.Net.Sockets.SocketException;

    private static bool IsContention(Exception exception) => Innermost(exception) switch
    {
        MySqlException mysql => mysql.ErrorCode is MySqlErrorCode.LockDeadlock or MySqlErrorCode.LockWaitTimeout,
        SqliteException sqlite => sqlite.SqliteErrorCode is SqliteBusy or SqliteLocked,
        _ => false,
    };

    // EF wraps what the engine said in an update, and MySQL's provider what could pass by itself once more.
    private static Exception Innermost(Exception exception) =>
        exception is DbUpdateException or InvalidOperationException && exception.InnerException is { } inner
            ? Innermost(inner)
            : exception;
}
