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

    /// <summary>Exit code 1 where the books that were put back don't hold.</summary>
    public async Task<int> Restore(string file, CancellationToken ct)
    {
        await using var quiet = await QuietVillage.OpenUntouched(around, ct);
        var copy = quiet.Services.GetRequiredService<IDatabaseCopy>();
        var manifest = await BackupArchive.Check(file, ct);
        if (manifest.Engine != copy.Engine) throw BackupException.OtherEngine(file, manifest.Engine, copy.Engine);
        if (!await VillageDatabase.Knows(quiet.Services, manifest.Migration))
            throw BackupException.NewerProgram(manifest.Migration);
        if (!await copy.IsEmpty(ct)) throw BackupException.NotEmpty();
        await Fill(file, copy, ct);
        await VillageDatabase.Migrate(quiet.Services, ct);
        Console.WriteLine($"Restored what was there at {manifest.TakenAt:yyyy-MM-dd HH:mm} UTC. 已恢复");
        var hold = true;
        foreach (var village in await Villages(quiet, ct)) hold &= await Settle(quiet, village, manifest.TakenAt, ct);
        return hold ? 0 : 1;
    }

    private static async Task Fill(string file, IDatabaseCopy copy, CancellationToken ct)
    {
        try
        {
            _ = await BackupArchive.Read(file, source => copy.ReadFrom(source, ct), ct);
        }
        catch (DatabaseCopyException half)
        {
            throw BackupException.HalfDone(half.Message);
        }
    }

    private static async Task<IReadOnlyList<string>> Villages(QuietVillage quiet, CancellationToken ct)
    {
        await using var scope = quiet.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<EnterVillage>().All(ct);
    }

    // What was open then is over, and the books are asked whether they hold before anybody relies on them.
    private static async Task<bool> Settle(
        QuietVillage quiet, string village, DateTimeOffset takenAt, CancellationToken ct)
    {
        await using var scope = quiet.Services.CreateAsyncScope();
        (await scope.ServiceProvider.GetRequiredService<EnterVillage>().Run(village, ct)).OrThrow();
        (await scope.ServiceProvider.GetRequiredService<NoteRestoration>().Run(new(takenAt), ct)).OrThrow();
        var broken = (await scope.ServiceProvider.GetRequiredService<CheckBooks>().Run(ct))
            .Where(static finding => !finding.Holds).ToList();
        Console.WriteLine(broken.Count == 0
            ? $"{village}: the books hold; everybody signs in anew, and no money leaves before the days since are "
                + "reconciled. 账目完整；所有人要重新登录，对清这几天的账以后才能付款"
            : string.Join('\n', broken.Select(one => $"✗ {village}: {one.Code} {one.Detail}")));
        return broken.Count == 0;
    }

    private static IEnumerable<string> Older(string folder, int? keep) => keep is not { } most ? []
        : Directory.GetFiles(folder, Named).OrderDescending(StringComparer.Ordinal).Skip(most);
}
