using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;

namespace VillageCloud.Data.Backups;

/// <summary>A backup is being put back into this database, and nobody may be served from it: what was paid since would
/// be paid a second time. It is marked where the applied migrations are listed, from the moment that there is such a
/// list and until all is done: whoever may read anything reads that list first, and an older program, which doesn't
/// know the mark, refuses it as the migration of another one.</summary>
/// <param name="Backup">Which one: when it was taken and what is in it. The same for the same backup.</param>
/// <param name="IsFilled">Whether all of it was read.</param>
public sealed record UnfinishedRestore(string Backup, bool IsFilled)
{
    private const string Prefix = "unfinished-restore ";
    private const string Half = "half";
    private const string Filled = "filled";

    /// <param name="takenAt">When the backup was taken.</param>
    /// <param name="sha256">Of the database in it.</param>
    public static string NameOf(DateTimeOffset takenAt, string sha256) =>
        string.Create(CultureInfo.InvariantCulture, $"{takenAt.UtcDateTime:yyyyMMdd'T'HHmmss'Z'} {sha256}");

    /// <summary>The statement that an engine says as soon as the list is there.</summary>
    public static async Task<string> MarkOf(string backup, IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        return Lists(scope).GetInsertScript(Row(backup, isFilled: false));
    }

    /// <summary>Null where nothing is under way. The database isn't empty.</summary>
    public static async Task<UnfinishedRestore?> Find(IServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        return await Lists(scope).ExistsAsync(ct) ? Find(await Lists(scope).GetAppliedMigrationsAsync(ct)) : null;
    }

    /// <exception cref="UnfinishedRestoreException">A restore into this database was begun and isn't done.</exception>
    public static async Task Refuse(IServiceProvider services, CancellationToken ct)
    {
        if (await Find(services, ct) is { } begun) throw new UnfinishedRestoreException(begun);
    }

    /// <summary>All of the backup was read, and was as it had been written.</summary>
    public static Task NoteFilled(string backup, IServiceProvider services, CancellationToken ct) => Change(
        services, lists => [lists.GetDeleteScript(IdOf(backup)), lists.GetInsertScript(Row(backup, isFilled: true))],
        ct);

    /// <summary>Every village knows that it was restored: from here on it is a database like any other.</summary>
    public static Task End(string backup, IServiceProvider services, CancellationToken ct) =>
        Change(services, lists => [lists.GetDeleteScript(IdOf(backup))], ct);

    internal static bool IsMark(string migration) => migration.StartsWith(Prefix, StringComparison.Ordinal);

    private static UnfinishedRestore? Find(IEnumerable<HistoryRow> rows) => rows
        .Where(static row => IsMark(row.MigrationId))
        .Select(static row => new UnfinishedRestore(row.MigrationId[Prefix.Length..], row.ProductVersion == Filled))
        .FirstOrDefault();

    private static string IdOf(string backup) => Prefix + backup;

    private static HistoryRow Row(string backup, bool isFilled) => new(IdOf(backup), isFilled ? Filled : Half);

    private static IHistoryRepository Lists(AsyncServiceScope scope) =>
        scope.ServiceProvider.GetRequiredService<VillageDb>().GetService<IHistoryRepository>();

    private static async Task Change(
        IServiceProvider services, Func<IHistoryRepository, IReadOnlyList<string>> how, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<VillageDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        foreach (var statement in how(Lists(scope))) _ = await db.Database.ExecuteSqlRawAsync(statement, ct);
        await transaction.CommitAsync(ct);
    }
}

/// <summary>A restore into this database was begun and isn't done: whoever served people from it would pay again what
/// was paid since the backup.</summary>
public sealed class UnfinishedRestoreException(UnfinishedRestore begun) : Exception(begun.IsFilled
    ? $"The restore of village-{begun.Backup[..begun.Backup.IndexOf(' ', StringComparison.Ordinal)]}.zip into this "
        + "database was not completed, and nothing runs on it before: say 'restore' with the same file once more. "
        + "这个数据库的恢复没有做完，做完以前不能使用，请用同一个备份文件再执行一次 restore"
    : "A restore broke off while this database was filled, and nothing runs on it: empty it and restore again. "
        + "恢复没有做完，数据库里的数据不完整，请清空这个数据库后重新恢复");
