using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using MySqlConnector;

namespace VillageCloud.Data;

/// <summary>What the two engines mean by their error numbers.</summary>
public static class DatabaseErrors
{
    private const int SqliteBusy = 5;
    private const int SqliteLocked = 6;
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

    private static bool IsContention(Exception exception) => Innermost(exception) switch
    {
        MySqlException mysql => mysql.ErrorCode is MySqlErrorCode.LockDeadlock or MySqlErrorCode.LockWaitTimeout,
        SqliteException sqlite => sqlite.SqliteErrorCode is SqliteBusy or SqliteLocked,
        _ => false,
    };

    private static Exception Innermost(Exception exception) =>
        exception is DbUpdateException { InnerException: { } inner } ? inner : exception;
}
