using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using MySqlConnector;
using VillageCloud.Data;
using VillageCloud.Data.Backups;
using VillageCloud.Data.Leaving;
using VillageCloud.Data.MySql;
using VillageCloud.Data.Secrets;
using VillageCloud.Host.Backups;
using VillageCloud.Host.Composition;
using VillageCloud.Host.Leaving;

namespace VillageCloud.Host;

/// <summary>What a person at the keyboard can mend is told in one sentence, Chinese and English; everything else keeps
/// its stack trace for whoever mends the program.</summary>
public static class Complaint
{
    private const int SqlitePermission = 3;
    private const int SqliteReadOnly = 8;
    private const int SqliteInputOutput = 10;
    private const int SqliteCorrupt = 11;
    private const int SqliteFull = 13;
    private const int SqliteCannotOpen = 14;
    private const int SqliteNotADatabase = 26;

    /// <summary>Carries a command out; exit code 1 after a sentence.</summary>
    public static async Task<int> Tell(Func<Task<int>> command)
    {
        try
        {
            return await command();
        }
        catch (Exception known) when (Of(known) is { } sentence)
        {
            await Console.Error.WriteLineAsync($"✗ {sentence}");
            return 1;
        }
    }

    /// <summary>The sentence, or null where only a stack trace helps.</summary>
    public static string? Of(Exception problem) => problem switch
    {
        HostSettingsException or ForeignSchemaException or DatabaseInUseException or SchemaFaultException
            or BackupException or UnfinishedRestoreException or DatabaseCopyException or DataKeysException
            or LeavingException or NotTheOwnerException =>
            problem.Message,
        OptionsValidationException options =>
            $"{string.Join("; ", options.Failures)}. 微信商户的配置不对，请按左边所列逐项修改",
        IOException { InnerException: Microsoft.AspNetCore.Connections.AddressInUseException } inUse =>
            $"{inUse.Message} Stop what uses the port, or choose others with VILLAGE_PORT. 端口被占用，请换一组端口",
        SocketException { SocketErrorCode: SocketError.AccessDenied or SocketError.AddressNotAvailable } socket =>
            $"The address can't be listened on: {socket.Message}. 无法监听这个地址，请换一个地址或端口",
        SqliteException sqlite => OfSqlite(sqlite),
        MySqlException server when MySqlErrors.Instance.IsUnavailable(server) =>
            $"The database server does not answer ({server.ErrorCode}): is it running, and is "
            + "Village:Database:ConnectionString right? 连不上数据库，请检查数据库是否在运行、连接串是否正确",
        MySqlException { ErrorCode: MySqlErrorCode.AccessDenied or MySqlErrorCode.DatabaseAccessDenied } denied =>
            $"The database server refuses this user ({denied.ErrorCode}). 数据库拒绝了这个用户，请检查用户名、密码和授权",
        UnauthorizedAccessException denied =>
            $"{denied.Message} The folder must be writable for this user. 文件夹不可写，请检查权限",
        IOException io when IsFull(io) => "No disk space is left. 磁盘已满，请先清理",
        IOException io when io.Message.Contains("Read-only file system", StringComparison.Ordinal) =>
            $"{io.Message}. 文件夹在只读的磁盘上，请换一个 Village:DataFolder",
        OperationCanceledException => "Stopped while starting. 启动时被中止",
        // What the framework wraps around it says nothing to a person.
        { InnerException: { } inner } => Of(inner),
        _ => null,
    };

    private static string? OfSqlite(SqliteException problem) => problem.SqliteErrorCode switch
    {
        SqliteFull => "No disk space is left for the database. 磁盘已满，请先清理",
        SqliteReadOnly or SqliteCannotOpen or SqlitePermission =>
            "The database file can't be opened for writing: check the folder Village:DataFolder and its permissions. "
            + "数据库文件不可写，请检查数据文件夹的权限",
        SqliteCorrupt or SqliteNotADatabase =>
            "The database file is damaged: keep a copy of it, and put back the last backup (docs/guide/operator.md). "
            + "数据库文件已损坏，请先留一份副本，再用最近的备份恢复",
        SqliteInputOutput =>
            $"The disk under the database fails ({problem.SqliteExtendedErrorCode}). 数据库所在的磁盘读写出错，请检查磁盘",
        _ => null,
    };

    private static bool IsFull(IOException io) =>
        io.Message.Contains("No space left", StringComparison.Ordinal);
}
