using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using VillageCloud.Data.Backups;
using VillageCloud.Data.Conventions;

namespace VillageCloud.Data.Sqlite;

/// <summary>The village's data in one file.</summary>
public static class SqliteDatabase
{
    public static IServiceCollection AddSqliteVillageDb(this IServiceCollection services, DatabaseSettings settings)
    {
        var connectionString = new SqliteConnectionStringBuilder(settings.ConnectionString)
        {
            DefaultTimeout = 30, ForeignKeys = true,
        }.ToString();
        services.AddSingleton<IDatabaseCopy>(new SqliteCopy(settings.ConnectionString));
        return services.AddVillageDb<SqliteVillageDb>(settings, SqliteEngine.Instance, options => options
            .UseSqlite(connectionString)
            .ReplaceService<IRelationalAnnotationProvider, TypedKeyAnnotations>()
            .AddInterceptors(SqlitePool.Instance));
    }

    /// <summary>Lets the engine itself refuse changes. The script that writes the baseline calls it at its end.
    /// </summary>
    internal static void GuardAppendOnlyTables(this MigrationBuilder migration)
    {
        foreach (var guard in AppendOnlyTables.Guards) _ = migration.Sql($"CREATE TRIGGER {Guard(guard)}");
    }

    /// <summary>What stands behind <c>CREATE TRIGGER</c>.</summary>
    internal static string Guard((string Table, string Verb) guard) =>
        $"{AppendOnlyTables.NameOf(guard)} BEFORE {guard.Verb} ON {guard.Table} "
        + $"BEGIN SELECT RAISE(ABORT, 'append-only: {guard.Table}'); END;";
}
