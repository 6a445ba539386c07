using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework.Constraints;
using VillageCloud.Data;
using VillageCloud.Data.Backups;
using VillageCloud.Data.Sqlite;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Village.Cooperatives;
using VillageCloud.Features.Village.Cooperatives;
using VillageCloud.Host.Backups;
using VillageCloud.Host.Commands;
using VillageCloud.TestKit;
using VillageCloud.TestKit.Servers;

namespace VillageCloud.Host.Tests.Backups;

/// <summary>A restore may break off anywhere: no village of it is served before each of them knows that it was
/// restored, for otherwise what was paid since the backup would be paid again.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class BrokenOffRestoreTests(DatabaseProvider provider)
{
    private static readonly string[] Slugs = ["erlong", "qingshan", "zixi"];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("village-broken-off");
    private readonly List<ServerDatabase> servers = [];
    private readonly TestTime time = new();
    private string database = "";
    private string file = "";

    private static CancellationToken Ct => CancellationToken.None;

    private BackupCommands Commands => new(Around);

    [SetUp]
    public async Task BackUp()
    {
        await UseAnEmptyDatabase();
        Assert.That(await MaintenanceCommands.Migrate(Around, Ct), Is.Zero);
        foreach (var slug in Slugs)
        {
            Assert.That(await Say(async quiet => (await quiet.The<FoundVillage>().Run(
                new(slug, slug, LegalForm.FarmersCooperative, "王芳"), Ct)).Map(static _ => "")), Is.Zero);
        }

        // Its erasing was begun, and was thought better of after the restore.
        Assert.That(await Say(async quiet =>
        {
            var db = quiet.The<VillageDb>();
            (await db.Cooperatives.SingleAsync(one => one.Village == Slugs[2], Ct)).Close(time.GetUtcNow());
            await db.SaveChangesAsync(Ct);
            return "";
        }), Is.Zero);
        file = await BackUpNow();
        await UseAnEmptyDatabase();
    }

    [TearDown]
    public async Task Clear()
    {
        SqlitePool.Empty();
        foreach (var server in servers) await server.DisposeAsync();
        servers.Clear();
        folder.Delete(recursive: true);
        folder.Create();
    }

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    public async Task Nobody_is_served_before_every_village_knows_and_the_same_command_completes_it(int diesAt)
    {
        time.DiesAt(diesAt);
        Assert.That(() => Commands.Restore(file, Ct), Throws.TypeOf<ProcessDied>());

        Assert.That(() => Say(static _ => Task.FromResult<Outcome<string>>("")), RefusesToRun("再执行一次 restore"));
        Assert.That(() => MaintenanceCommands.Migrate(Around, Ct), RefusesToRun("再执行一次 restore"));
        Assert.That(() => Commands.Backup(folder.FullName, keep: null, Ct), RefusesToRun("再执行一次 restore"));

        Assert.That(await Commands.Restore(file, Ct), Is.Zero);

        Assert.That(await Restorations(), Is.EqualTo(new[] { 1, 1, 1 }), "closed ones too, and none of them twice");
        Assert.That(await Say(static _ => Task.FromResult<Outcome<string>>("")), Is.Zero);
        Assert.That(
            () => Commands.Restore(file, Ct), Throws.TypeOf<BackupException>().With.Message.Contains("不是空的"));
    }

    [Test]
    public async Task Another_backup_does_not_complete_what_one_began()
    {
        time.DiesAt(2);
        Assert.That(() => Commands.Restore(file, Ct), Throws.TypeOf<ProcessDied>());
        var begun = database;
        await UseAnEmptyDatabase();
        Assert.That(await Commands.Restore(file, Ct), Is.Zero);
        time.GoOn();
        var other = await BackUpNow();
        database = begun;

        Assert.That(
            () => Commands.Restore(other, Ct),
            Throws.TypeOf<BackupException>().With.Message.Contains("同一个备份文件"));
        Assert.That(await Commands.Restore(file, Ct), Is.Zero);
    }

    [Test]
    public async Task A_database_that_was_only_filled_half_way_is_used_for_nothing()
    {
        await using (var quiet = await QuietVillage.OpenUntouched(Around, Ct))
        {
            var manifest = await BackupArchive.Check(file, Ct);
            var mark = await UnfinishedRestore.MarkOf(manifest.Name, quiet.Services);
            // The process dies with the last byte: nobody has noted yet that it was the last.
            _ = await BackupArchive.Read(
                file, source => quiet.Services.GetRequiredService<IDatabaseCopy>().ReadFrom(source, mark, Ct), Ct);
        }

        Assert.That(() => Say(static _ => Task.FromResult<Outcome<string>>("")), RefusesToRun("请清空这个数据库"));
        Assert.That(() => Commands.Restore(file, Ct), RefusesToRun("请清空这个数据库"));
    }

    private static Constraint RefusesToRun(string sentence) =>
        Throws.TypeOf<UnfinishedRestoreException>().With.Message.Contains(sentence);

    private async Task<string> BackUpNow()
    {
        Assert.That(await Commands.Backup(folder.FullName, keep: null, Ct), Is.Zero);
        return folder.GetFiles("village-*.zip").MaxBy(static one => one.Name, StringComparer.Ordinal)!.FullName;
    }

    private async Task<List<int>> Restorations()
    {
        await using var quiet = await QuietVillage.OpenUntouched(Around, Ct);
        var counts = new List<int>();
        foreach (var slug in Slugs)
        {
            await using var scope = quiet.Services.CreateAsyncScope();
            (await scope.ServiceProvider.GetRequiredService<EnterVillage>().EvenClosed(slug, Ct)).OrThrow();
            counts.Add(await scope.ServiceProvider.GetRequiredService<VillageDb>().Restorations.CountAsync(Ct));
        }

        return counts;
    }

    private Task<int> Say(Func<QuietVillage, Task<Outcome<string>>> act) =>
        QuietVillage.Say(Around, village: null, act, Ct);

    private Surroundings Around(WebApplicationBuilder builder)
    {
        builder.Configuration["Village:KeyFile"] = TestKeys.Ours.Path;
        builder.Configuration["Village:DataFolder"] = folder.FullName;
        builder.Configuration["Village:Database:Provider"] = provider.ToString();
        builder.Configuration["Village:Database:ConnectionString"] = database;
        return new Elsewhere(time);
    }

    private async Task UseAnEmptyDatabase()
    {
        if (provider == DatabaseProvider.Sqlite)
        {
            database = $"Data Source={Path.Combine(folder.FullName, $"{Guid.NewGuid():N}.db")}";
            return;
        }

        servers.Add(await TestServers.CreateDatabase(Ct));
        database = servers[^1].ConnectionString;
    }

    private sealed class Elsewhere(TimeProvider clock) : Surroundings
    {
        public override Task<TimeProvider> ClockBeside(CancellationToken ct) => Task.FromResult(clock);
    }

    private sealed class ProcessDied() : Exception("kill -9");

    /// <summary>Each village asks what time it is when it is restored: then the process may die.</summary>
    private sealed class TestTime : TimeProvider
    {
        private DateTimeOffset now = new(2026, 5, 20, 1, 30, 0, TimeSpan.Zero);
        private int left;

        public void DiesAt(int question) => left = question;

        public void GoOn() => now = now.AddMinutes(1);

        public override DateTimeOffset GetUtcNow() => left > 0 && --left == 0 ? throw new ProcessDied() : now;
    }
}
