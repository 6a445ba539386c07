using VillageCloud.Data;
using VillageCloud.Data.Backups;
using VillageCloud.Features.Audit;
using VillageCloud.Features.Finance.Reconciliation;
using VillageCloud.Features.Village.Cooperatives;
using VillageCloud.Host.Commands;

namespace VillageCloud.Host.Backups;

/// <summary>Takes an installation away as one file, and puts it back elsewhere.</summary>
internal sealed class BackupCommands(Func<WebApplicationBuilder, Surroundings> around)
{
    private const string Named = "village-*.zip";

    public async Task<int> Backup(string folder, int? keep, CancellationToken ct)
    {
        await using var quiet = await QuietVillage.OpenUntouched(around, ct);
        var copy = quiet.Services.GetRequiredService<IDatabaseCopy>();
        await UnfinishedRestore.Refuse(quiet.Services, ct);
        var migration = await VillageDatabase.LastApplied(quiet.Services, ct) ?? throw new BackupException(
            "The database is empty: there is nothing to back up. 数据库是空的，没有可以备份的内容");
        _ = Directory.CreateDirectory(folder);
        var takenAt = quiet.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        var file = Path.Combine(folder, $"village-{takenAt:yyyyMMdd'T'HHmmss'Z'}.zip");
        if (File.Exists(file)) throw new BackupException($"{file} is there already. 这个备份文件已经有了，请稍后再试");
        await BackupArchive.Write(
            file, target => copy.WriteTo(target, ct),
            sha256 => new(BackupManifest.CurrentFormat, takenAt, copy.Engine, migration, sha256), ct);
        Console.WriteLine(file);
        foreach (var old in Older(folder, keep)) File.Delete(old);
        return 0;
    }

    /// <summary>Exit code 1 where the books that were put back don't hold. Said again, it completes what broke off.
    /// </summary>
    public async Task<int> Restore(string file, CancellationToken ct)
    {
        await using var quiet = await QuietVillage.OpenUntouched(around, ct);
        var copy = quiet.Services.GetRequiredService<IDatabaseCopy>();
        var manifest = await BackupArchive.Check(file, ct);
        if (manifest.Engine != copy.Engine) throw BackupException.OtherEngine(file, manifest.Engine, copy.Engine);
        if (!await VillageDatabase.Knows(quiet.Services, manifest.Migration))
            throw BackupException.NewerProgram(manifest.Migration);
        if (await copy.IsEmpty(ct)) await Fill(file, manifest, quiet.Services, ct);
        else await DemandFilledBy(file, manifest, quiet.Services, ct);
        await VillageDatabase.MigrateRestored(quiet.Services, ct);
        Console.WriteLine($"Restored what was there at {manifest.TakenAt:yyyy-MM-dd HH:mm} UTC. 已恢复");
        var villages = await Villages(quiet, ct);
        // First of all of them, then the long questions: whatever becomes of these, no village pays twice.
        foreach (var village in villages) await Settle(quiet, village, manifest.TakenAtTheLatest, ct);
        await UnfinishedRestore.End(manifest.Name, quiet.Services, ct);
        var hold = true;
        foreach (var village in villages) hold &= await BooksHold(quiet, village, ct);
        return hold ? 0 : 1;
    }

    private static async Task Fill(
        string file, BackupManifest manifest, IServiceProvider services, CancellationToken ct)
    {
        var copy = services.GetRequiredService<IDatabaseCopy>();
        var mark = await UnfinishedRestore.MarkOf(manifest.Name, services);
        try
        {
            _ = await BackupArchive.Read(file, source => copy.ReadFrom(source, mark, ct), ct);
        }
        catch (DatabaseCopyException half)
        {
            throw BackupException.HalfDone(half.Message);
        }

        await UnfinishedRestore.NoteFilled(manifest.Name, services, ct);
    }

    /// <summary>Nothing is written over; what this backup filled before is gone on with.</summary>
    private static async Task DemandFilledBy(
        string file, BackupManifest manifest, IServiceProvider services, CancellationToken ct)
    {
        var begun = await UnfinishedRestore.Find(services, ct) ?? throw BackupException.NotEmpty();
        if (!begun.IsFilled) throw new UnfinishedRestoreException(begun);
        if (begun.Backup != manifest.Name) throw BackupException.OtherBegun(file);
    }

    private static async Task<IReadOnlyList<string>> Villages(QuietVillage quiet, CancellationToken ct)
    {
        await using var scope = quiet.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<EnterVillage>().AllEvenClosed(ct);
    }

    // What was open then is over.
    private static async Task Settle(
        QuietVillage quiet, string village, DateTimeOffset takenAt, CancellationToken ct)
    {
        await using var scope = await Enter(quiet, village, ct);
        (await scope.ServiceProvider.GetRequiredService<NoteRestoration>().Run(new(takenAt), ct)).OrThrow();
    }

    // The books are asked whether they hold before anybody relies on them.
    private static async Task<bool> BooksHold(QuietVillage quiet, string village, CancellationToken ct)
    {
        await using var scope = await Enter(quiet, village, ct);
        var broken = (await scope.ServiceProvider.GetRequiredService<CheckBooks>().Run(ct))
            .Where(static finding => !finding.Holds).ToList();
        Console.WriteLine(broken.Count == 0
            ? $"{village}: the books hold; everybody signs in anew, and no money leaves before the days since are "
                + "reconciled. 账目完整；所有人要重新登录，对清这几天的账以后才能付款"
            : string.Join('\n', broken.Select(one => $"✗ {village}: {one.Code} {one.Detail}")));
        return broken.Count == 0;
    }

    private static async Task<AsyncServiceScope> Enter(QuietVillage quiet, string village, CancellationToken ct)
    {
        var scope = quiet.Services.CreateAsyncScope();
        (await scope.ServiceProvider.GetRequiredService<EnterVillage>().EvenClosed(village, ct)).OrThrow();
        return scope;
    }

    private static IEnumerable<string> Older(string folder, int? keep) => keep is not { } most ? []
        : Directory.GetFiles(folder, Named).OrderDescending(StringComparer.Ordinal).Skip(most);
}
