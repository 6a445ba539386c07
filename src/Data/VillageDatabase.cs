using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using VillageCloud.Data.Accounts;
using VillageCloud.Data.Backups;
using VillageCloud.Data.Secrets;

namespace VillageCloud.Data;

public enum DatabaseProvider
{
    Sqlite,
    MySql,
}

/// <summary>Which database, and how to reach it. The connection string is a secret.</summary>
/// <param name="Keys">What must not be read in it is encrypted with.</param>
public sealed record DatabaseSettings(DatabaseProvider Provider, string ConnectionString, DataKeys Keys)
{
    /// <summary>What a server is, where it isn't MariaDB 10.11: the dialects differ (MySQL knows no
    /// RETURNING). Written <c>8.0.36-mysql</c>.</summary>
    public string? ServerVersion { get; init; }
}

/// <summary>Keeps <see cref="VillageDb"/> ready for every scope, and brings its schema up to date.</summary>
public static class VillageDatabase
{
    /// <summary>Applies pending migrations: an explicit step, not a side effect of the first request.</summary>
    /// <exception cref="ForeignSchemaException">The database was made by another version.</exception>
    /// <exception cref="DatabaseInUseException">Its tables have to change, and another process has it open.</exception>
    /// <exception cref="SchemaFaultException">It isn't as its migrations leave it.</exception>
    /// <exception cref="UnfinishedRestoreException">It is being restored.</exception>
    public static async Task Migrate(IServiceProvider services, CancellationToken ct)
    {
        await UnfinishedRestore.Refuse(services, ct);
        await MigrateRestored(services, ct);
    }

    /// <summary>As <see cref="Migrate"/>, while a restore into the database is under way.</summary>
    public static async Task MigrateRestored(IServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<VillageDb>();
        var applied = (await db.Database.GetAppliedMigrationsAsync(ct))
            .Where(static id => !UnfinishedRestore.IsMark(id)).ToList();
        if (applied.Except(db.Database.GetMigrations()).FirstOrDefault() is { } foreign)
            throw new ForeignSchemaException(foreign);
        if ((await db.Database.GetPendingMigrationsAsync(ct)).Any())
        {
            // What is made anew has no data that anybody could lose.
            if (applied.Count == 0) await Change();
            else await db.Engine.ChangeTables(db, Change, ct);
        }

        await VerifyScript.Demand(db, ct);

        async Task Change()
        {
            await db.Database.MigrateAsync(ct);
            // SQLite changes a table by making another in its place, and the guards go with the first one.
            await db.Engine.PutGuardsBack(db, ct);
        }
    }

    /// <summary>The newest migration that the database has; null while it is empty.</summary>
    public static async Task<string?> LastApplied(IServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<VillageDb>();
        return (await db.Database.GetAppliedMigrationsAsync(ct)).LastOrDefault();
    }

    /// <summary>Whether a database that ends with that migration can be brought up to date by this build.</summary>
    public static async Task<bool> Knows(IServiceProvider services, string migration)
    {
        await using var scope = services.CreateAsyncScope();
        return scope.ServiceProvider.GetRequiredService<VillageDb>().Database.GetMigrations().Contains(migration);
    }

    /// <summary>How many migrations the database lacks.</summary>
    public static async Task<int> CountPending(IServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<VillageDb>();
        return (await db.Database.GetPendingMigrationsAsync(ct)).Count();
    }

    /// <summary>Opens something that was encrypted, if there is anything.</summary>
    /// <exception cref="DataKeysException">The keys aren't those of this database.</exception>
    public static async Task DemandKeys(IServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<VillageDb>();
        _ = db.Keys!.Decrypt(db.Keys.Encrypt("", nameof(DemandKeys)), nameof(DemandKeys));
        _ = await db.Accounts.AsNoTracking().Where(static account => account.FactorKey != null)
            .OrderByDescending(static account => account.Id).Select(static account => account.FactorKey)
            .FirstOrDefaultAsync(ct);
    }

    /// <summary>Writes something for good, and leaves nothing behind that anybody sees: one transaction puts a row in
    /// and takes it out. Not rolled back, because only a commit reaches the disk.</summary>
    /// <exception cref="Exception">Nothing can be written now; which exception it is depends on the engine.</exception>
    public static async Task ProbeWrite(IServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        _ = await scope.ServiceProvider.GetRequiredService<WriterTurn>().Run(
            () => PutAndTake(scope.ServiceProvider.GetRequiredService<VillageDb>(), ct), ct);
    }

    /// <summary>What an engine registers, with its own options.</summary>
    internal static IServiceCollection AddVillageDb<TDb>(
        this IServiceCollection services, DatabaseSettings settings, IEngine engine,
        Action<DbContextOptionsBuilder> use)
        where TDb : VillageDb
    {
        services.AddSingleton(settings);
        services.AddSingleton(settings.Keys);
        services.AddSingleton(engine.Errors);
        services.AddSingleton(_ => new WriterTurn(engine.HasOneWriter));
        services.AddScoped<Tenant>();
        services.AddPooledDbContextFactory<TDb>(options => use(options
            .ConfigureWarnings(Silence).KeepQueries()
            .ReplaceService<IModelCacheKeyFactory, ModelOfKeys>().InterpretConstants()));
        services.AddScoped(FromPool<TDb>);
        services.TryAddScoped<IPasswordHasher<StaffAccount>, PasswordHasher<StaffAccount>>();
        services.AddScoped<Passwords>();
        return services;
    }

    private static async Task<bool> PutAndTake(VillageDb db, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var row = new DataProtectionKey { FriendlyName = "readiness" };
        db.DataProtectionKeys.Add(row);
        await db.SaveChangesAsync(ct);
        db.DataProtectionKeys.Remove(row);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    // A context brings some forty services of EF with it; making them anew for each scope is a tenth of an order.
    private static VillageDb FromPool<TDb>(IServiceProvider scope)
        where TDb : VillageDb =>
        scope.GetRequiredService<IDbContextFactory<TDb>>().CreateDbContext().For(scope.GetRequiredService<Tenant>());

    // A lost race is tried again by the unit of work and no trouble at all, yet EF would log it as an error, and MySQL
    // puts the row's values (an openid, say) into the message. Nor is it an error of a connection when a visitor leaves
    // while one is opened; EF 9 takes it for one (dotnet/efcore#36235). What stays lost reaches its caller as an
    // exception. Whether the newest migration leaves what the model says is a question to a build, not to every start:
    // ./test asks it.
    private static void Silence(WarningsConfigurationBuilder warnings) => warnings.Ignore(
        CoreEventId.SaveChangesFailed, RelationalEventId.ConnectionError, RelationalEventId.PendingModelChangesWarning);
}

/// <summary>The database holds a migration that this build does not know, so nothing may be written into it.</summary>
public sealed class ForeignSchemaException(string migration) : Exception(
    $"The database was made by another version ({migration}); nothing was changed. Use that version, or for the demo "
    + "start over with ./run --fresh. 数据库是另一个版本建的，没有改动；演示数据可以用 ./run --fresh 重新开始");

/// <summary>The tables have to change, and somebody else is at the database.</summary>
public sealed class DatabaseInUseException(Exception said) : Exception(
    "The database has to be brought up to date, but another process has it open; nothing was changed. End the running "
    + "village and every command beside it, then try again. 数据库要升级，但还有别的进程开着它，没有改动；"
    + "请先停掉正在运行的服务和命令，再试一次", said);
