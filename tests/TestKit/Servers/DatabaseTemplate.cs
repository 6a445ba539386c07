using Microsoft.Data.Sqlite;
using MySqlConnector;
using VillageCloud.Data;

namespace VillageCloud.TestKit.Servers;

/// <summary>A database as migrations and seed leave it, made once a process and copied for each test: making it anew
/// took most of the time of most tests.</summary>
/// <param name="make">Fills an empty database.</param>
internal sealed class DatabaseTemplate(DatabaseProvider provider, Func<DatabaseSettings, Task> make)
{
    private readonly Lazy<Task<string>> original = new(
        () => provider == DatabaseProvider.Sqlite ? MakeFile(make) : MakeScript(make));

    /// <summary>Fills an empty database as the template is.</summary>
    public async Task CopyTo(string connectionString)
    {
        var made = await original.Value;
        if (provider == DatabaseProvider.Sqlite)
            File.Copy(made, new SqliteConnectionStringBuilder(connectionString).DataSource);
        else
            await Execute(connectionString, made);
    }

    private static async Task<string> MakeFile(Func<DatabaseSettings, Task> make)
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("village-template").FullName, "village.db");
        var connectionString = $"Data Source={file}";
        await make(new(DatabaseProvider.Sqlite, connectionString, TestKeys.Ours));
        await using var connection = new SqliteConnection($"{connectionString};Pooling=False");
        await connection.OpenAsync();
        // Everything into the one file that is copied.
        await using var checkpoint = new SqliteCommand("PRAGMA wal_checkpoint(TRUNCATE)", connection);
        _ = await checkpoint.ExecuteNonQueryAsync();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.GetParent(file)!.Delete(recursive: true);
        return file;
    }

    /// <summary>What makes the same tables, rows and triggers in another database of the same server.</summary>
    private static async Task<string> MakeScript(Func<DatabaseSettings, Task> make)
    {
        var template = await TestServers.CreateDatabase();
        await make(new(DatabaseProvider.MySql, template.ConnectionString, TestKeys.Ours));
        AppDomain.CurrentDomain.ProcessExit += (_, _) => template.DisposeAsync().AsTask().Wait();
        await using var connection = new MySqlConnection(template.ConnectionString);
        await connection.OpenAsync();
        List<string> script = ["SET FOREIGN_KEY_CHECKS = 0"];
        var tables = await Column(connection, "SHOW TABLES", 0);
        foreach (var table in tables) script.AddRange(await Column(connection, $"SHOW CREATE TABLE `{table}`", 1));
        script.AddRange(tables.Select(table => $"INSERT INTO `{table}` SELECT * FROM `{template.Name}`.`{table}`"));
        foreach (var trigger in await Column(connection, "SHOW TRIGGERS", 0))
            script.AddRange(await Column(connection, $"SHOW CREATE TRIGGER `{trigger}`", 2));
        script.Add("SET FOREIGN_KEY_CHECKS = 1");
        return string.Join(";\n", script);
    }

    private static async Task<IReadOnlyList<string>> Column(MySqlConnection connection, string query, int column)
    {
        var values = new List<string>();
        await using var command = new MySqlCommand(query, connection);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) values.Add(reader.GetString(column));
        return values;
    }

    private static async Task Execute(string connectionString, string script)
    {
        await using var connection = new MySqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new MySqlCommand(script, connection);
        _ = await command.ExecuteNonQueryAsync();
    }
}
