using System.Data.Common;
using MySqlConnector;

namespace VillageCloud.Data.MySql;

public sealed class MySqlErrors : DatabaseErrors
{
    public static readonly MySqlErrors Instance = new();

    protected override bool IsDenied(DbException said) => said is MySqlException
    {
        ErrorCode: MySqlErrorCode.TableAccessDenied or MySqlErrorCode.ColumnAccessDenied,
    };

    protected override bool IsLostRace(DbException said) => said is MySqlException
    {
        ErrorCode: MySqlErrorCode.LockDeadlock or MySqlErrorCode.LockWaitTimeout or MySqlErrorCode.DuplicateKeyEntry,
    };

    // A connection that breaks has no number of the server's: the network's exception is inside.
    protected override bool IsAway(DbException said) => said is MySqlException
        {
            ErrorCode: MySqlErrorCode.UnableToConnectToHost or MySqlErrorCode.ConnectionCountError
            or MySqlErrorCode.TooManyUserConnections or MySqlErrorCode.ServerShutdown or MySqlErrorCode.NormalShutdown
            or MySqlErrorCode.ShutdownComplete or MySqlErrorCode.AbortingConnection
            or MySqlErrorCode.NewAbortingConnection or MySqlErrorCode.HandshakeError or MySqlErrorCode.DiskFull
            or MySqlErrorCode.RecordFileFull or MySqlErrorCode.OptionPreventsStatement
            or MySqlErrorCode.CommandTimeoutExpired,
        }
        || said is MySqlException { InnerException: IOException or System.Net.Sockets.SocketException };
}
