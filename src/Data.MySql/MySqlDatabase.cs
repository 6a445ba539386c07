using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using MySqlConnector;
using VillageCloud.Data.Backups;
using VillageCloud.Data.Conventions;

namespace VillageCloud.Data.MySql;

/// <summary>The data of one village or many on a server.</summary>
public static class MySqlDatabase
{
    /// <summary>The server that every test runs on.</summary>
    internal static readonly ServerVersion DefaultVersion = new MariaDbServerVersion(new Version(10, 11, 0));

    public static IServiceCollection AddMySqlVillageDb(this IServiceCollection services, DatabaseSettings settings)
    {
        var connectionString = Complete(settings.ConnectionString);
        var version = settings.ServerVersion is { } told ? ServerVersion.Parse(told) : DefaultVersion;
        var pool = new ServerPool();
        services.AddSingleton<IDatabaseCopy>(new MySqlCopy(settings.ConnectionString));
        return services.AddVillageDb<MySqlVillageDb>(settings, MySqlEngine.Instance, options => options
            .UseMySql(connectionString, version)
            .AddInterceptors(pool, PreparedQuestions.Instance)
            .ReplaceService<IMigrationsSqlGenerator, ExactText.InServersWords>());
    }

    /// <summary>Whether the text names a server: <c>8.0.36-mysql</c>, <c>10.11.6-mariadb</c>.</summary>
    public static bool IsServerVersion(string text) => ServerVersion.TryParse(text, out _);

    /// <summary>Lets the engine itself refuse changes. The script that writes the baseline calls it at its end.
    /// </summary>
    internal static void GuardAppendOnlyTables(this MigrationBuilder migration)
    {
        foreach (var guard in AppendOnlyTables.Guards) _ = migration.Sql($"CREATE TRIGGER {Guard(guard)}");
    }

    /// <summary>What stands behind <c>CREATE TRIGGER</c>.</summary>
    internal static string Guard((string Table, string Verb) guard) =>
        $"{AppendOnlyTables.NameOf(guard)} BEFORE {guard.Verb} ON {guard.Table} "
        + $"FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'append-only: {guard.Table}';";

    // READ COMMITTED is set per transaction (UnitOfWork); timeouts are short so that a dead server is noticed.
    private static string Complete(string connectionString) =>
        new MySqlConnectionStringBuilder(connectionString)
        {
            UseAffectedRows = false,
            AllowUserVariables = true,
            DateTimeKind = MySqlDateTimeKind.Utc,
            CharacterSet = "utf8mb4",
            ConnectionReset = false, // ServerPool says why.
        }.ToString();
}
