using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VillageCloud.Data;
using VillageCloud.Data.Sqlite;
using VillageCloud.Demo;
using VillageCloud.Features.Finance.Ledger;
using VillageCloud.Features.Platform;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Village.Cooperatives;

/// <summary>An installation of its own in one SQLite file, with the schema that a village gets.</summary>
internal sealed class VillageFile : IAsyncDisposable
{
    public static readonly DateTimeOffset Morning = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

    private readonly string path = Path.Combine(Path.GetTempPath(), $"village-{Guid.NewGuid():N}.db");
    private readonly ServiceProvider services;

    private VillageFile(Action<DbContextOptionsBuilder> configure)
    {
        var collection = new ServiceCollection();
        collection.AddSingleton<TimeProvider>(new StoppedClock());
        collection.AddSqliteVillageDb(
            new DatabaseSettings(DatabaseProvider.Sqlite, $"Data Source={path}", TestKeys.Ours));
        collection.ConfigureDbContext<SqliteVillageDb>(configure);
        collection.AddScoped<UnitOfWork>().AddScoped<Books>().AddDemo();
        services = collection.BuildServiceProvider(validateScopes: true);
    }

    public static async Task<VillageFile> Create(Action<DbContextOptionsBuilder>? configure = null)
    {
        var file = new VillageFile(configure ?? (_ => { }));
        await VillageDatabase.Migrate(file.services, CancellationToken.None);
        return file;
    }

    public AsyncServiceScope Scope() => services.CreateAsyncScope();

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        SqlitePool.Empty();
        foreach (var name in new[] { path, $"{path}-wal", $"{path}-shm" }) File.Delete(name);
    }

    private sealed class StoppedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Morning;
    }
}
