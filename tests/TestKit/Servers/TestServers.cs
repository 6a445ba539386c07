using MySqlConnector;
using NUnit.Framework;

namespace VillageCloud.TestKit.Servers;

/// <summary>The private MariaDB and Redis that <c>./test</c> starts on loopback and throws away afterwards.</summary>
/// <remarks>A test that needs one and finds none fails; only <c>./test --fast</c> may leave it out, visibly.</remarks>
public static class TestServers
{
    private const string MySqlVariable = "VILLAGE_TEST_MYSQL";
    private const string RedisVariable = "VILLAGE_TEST_REDIS";
    private const string FastVariable = "VILLAGE_TEST_FAST";

    /// <summary>What a Redis has when nobody asks for more; the first is the shared one.</summary>
    private const int RedisDatabases = 16;

    private static int redisDatabases;

    /// <summary>The server's own connection string, without a database.</summary>
    public static string MySql => Wanted(MySqlVariable, "MariaDB");

    /// <summary><c>host:port</c>, as StackExchange.Redis takes it.</summary>
    public static string Redis => Wanted(RedisVariable, "Redis");

    /// <summary>As <see cref="Redis"/>, with a database that no other caller of this process got: in one left by
    /// another village, a new one would find that village's clock.</summary>
    public static string OwnRedis() =>
        $"{Redis},defaultDatabase={(Interlocked.Increment(ref redisDatabases) % (RedisDatabases - 1)) + 1}";

    public static bool IsFast => Environment.GetEnvironmentVariable(FastVariable) == "1";

    /// <summary>A database of the caller's own, empty, dropped when disposed: make one a fixture.</summary>
    public static async Task<ServerDatabase> CreateDatabase(CancellationToken ct = default)
    {
        var name = $"village_{Guid.NewGuid():N}";
        var server = new MySqlConnectionStringBuilder(MySql);
        await using var connection = new MySqlConnection(server.ConnectionString);
        await connection.OpenAsync(ct);
        // The collation is named, so that a test means the same on every server's defaults.
        await using var create = new MySqlCommand(
            $"CREATE DATABASE `{name}` CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci", connection);
        await create.ExecuteNonQueryAsync(ct);
        server.Database = name;
        return new ServerDatabase(name, server.ConnectionString);
    }

    private static string Wanted(string variable, string server)
    {
        var value = Environment.GetEnvironmentVariable(variable);
        if (!string.IsNullOrEmpty(value)) return value;
        if (IsFast) Assert.Ignore($"needs {server}, which --fast leaves out");
        throw new InvalidOperationException(
            $"This test needs {server}, and {variable} is not set: run ./test, which starts one.");
    }
}

/// <summary>An empty database on the private MariaDB.</summary>
public sealed class ServerDatabase(string name, string connectionString) : IAsyncDisposable
{
    // In memory a folder may be read while files leave it, and one is passed over: it mostly goes at the next try. What
    // stays after all of them is an empty folder but for that file, and goes with the private server.
    private const int Tries = 5;

    public string Name { get; } = name;

    public string ConnectionString { get; } = connectionString;

    public async ValueTask DisposeAsync()
    {
        // Pooled connections would keep the dropped database's tables open.
        await MySqlConnection.ClearAllPoolsAsync();
        var server = new MySqlConnectionStringBuilder(ConnectionString) { Database = "" };
        await using var connection = new MySqlConnection(server.ConnectionString);
        await connection.OpenAsync();
        await using var drop = new MySqlCommand($"DROP DATABASE IF EXISTS `{Name}`", connection);
        for (var left = Tries; left > 0; left--)
        {
            try
            {
                await drop.ExecuteNonQueryAsync();
                return;
            }
            catch (MySqlException no) when (no.ErrorCode == MySqlErrorCode.DatabaseDropRemoveDir)
            {
                await Task.Delay(100);
            }
        }
    }
}
