using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace VillageCloud.Data.Sqlite;

public sealed class SqliteErrors : DatabaseErrors
{
    public static readonly SqliteErrors Instance = new();

    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int InputOutput = 10;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;
    private const int ConstraintUnique = 2067;
    private const int ConstraintPrimaryKey = 1555;

    /// <summary>Somebody else has the file, or a table of it, for themselves.</summary>
    internal static bool IsBusy(SqliteException said) => said.SqliteErrorCode is Busy or Locked;

    // Whoever opens the file may do all that it holds.
    protected override bool IsDenied(DbException said) => false;

    protected override bool IsLostRace(DbException said) => said is SqliteException sqlite
        && (IsBusy(sqlite)
            || sqlite.SqliteExtendedErrorCode is ConstraintUnique or ConstraintPrimaryKey);

    protected override bool IsAway(DbException said) => said is SqliteException
    {
        SqliteErrorCode: Busy or ReadOnly or InputOutput or Corrupt or Full or CannotOpen or NotADatabase,
    };
}
