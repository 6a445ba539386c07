using VillageCloud.Data;
using VillageCloud.Data.MySql;
using VillageCloud.Data.Sqlite;

namespace VillageCloud.Host.Composition;

/// <summary>Here the engine is chosen; below nobody asks which one it is.</summary>
public static class DatabaseChoice
{
    /// <summary>Closes what nobody uses, so that a file can be moved or deleted.</summary>
    public static void CloseIdleConnections() => SqlitePool.Empty();

    public static IServiceCollection AddVillageDb(this IServiceCollection services, DatabaseSettings settings) =>
        settings.Provider switch
        {
            DatabaseProvider.Sqlite => services.AddSqliteVillageDb(settings),
            DatabaseProvider.MySql => services.AddMySqlVillageDb(settings),
        };
}
