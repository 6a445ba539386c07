using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using MySqlConnector;
using VillageCloud.TestKit.Servers;

namespace VillageCloud.Benchmarks.Reporting;

/// <summary>What the figures were taken on: without it they mean nothing.</summary>
internal static class Machine
{
    public static async Task<string> Describe(bool withServer, CancellationToken ct)
    {
        var parts = new List<string>
        {
            $"{Environment.ProcessorCount} × {Processor()}",
            $"{GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1024 * 1024 * 1024)} GB",
            RuntimeInformation.FrameworkDescription,
            $"SQLite {await SqliteVersion(ct)} (WAL, synchronous=FULL)",
        };
        if (withServer) parts.Add(await ServerVersion(ct));
        return string.Join(", ", parts);
    }

    private static string Processor()
    {
        const string Key = "model name";
        if (!File.Exists("/proc/cpuinfo")) return RuntimeInformation.ProcessArchitecture.ToString();
        var line = File.ReadLines("/proc/cpuinfo")
            .FirstOrDefault(static line => line.StartsWith(Key, StringComparison.Ordinal));
        return line?.Split(':', 2)[1].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();
    }

    private static async Task<string> SqliteVersion(CancellationToken ct)
    {
        await using var connection = new SqliteConnection("Data Source=:memory:");
        await connection.OpenAsync(ct);
        return connection.ServerVersion;
    }

    private static async Task<string> ServerVersion(CancellationToken ct)
    {
        await using var connection = new MySqlConnection(TestServers.MySql);
        await connection.OpenAsync(ct);
        await using var ask = new MySqlCommand(
            "SELECT @@version, @@innodb_buffer_pool_size DIV 1048576, @@innodb_flush_log_at_trx_commit", connection);
        await using var answer = await ask.ExecuteReaderAsync(ct);
        _ = await answer.ReadAsync(ct);
        return $"{answer.GetString(0)} (buffer pool {answer.GetInt64(1)} MB, "
            + $"innodb_flush_log_at_trx_commit={answer.GetInt64(2)})";
    }
}
