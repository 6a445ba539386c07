using VillageCloud.Data;
using VillageCloud.Data.MySql;
using VillageCloud.Data.Sqlite;

namespace VillageCloud.Host.Composition;

/// <summary>Here the engine is chosen; below nobody asks which one it is.</summary>
public static class DatabaseChoice
{
    /// <summary>Closes what nobody uses, so that a file can be moved or deleted.</summary>
    public static void CloseIdleConnections() => SqlitePool.Empty();

    /// <summary>Builds EF's model, which is kept for all that follows: most of a second, to be spent beside something
    /// else. Reaches for no database.</summary>
    public static async Task BuildModel(DatabaseSettings settings)
    {
        await using var services = new ServiceCollection().AddVillageDb(settings).BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        _ = scope.ServiceProvider.GetRequiredService<VillageDb>().Model;
    }

    public static IServiceCollection AddVillageDb(this IServiceCollection services, DatabaseSettings settings) =>
        settings.Provider switch
        {
            DatabaseProvider.Sqlite => services.AddSqliteVillageDb(settings),
            DatabaseProvider.MySql => services.AddMySqlVillageDb(settings),
        };
}
