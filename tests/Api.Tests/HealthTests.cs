using Microsoft.EntityFrameworkCore;
using VillageCloud.Api.Tests.Running;
using VillageCloud.Data.Sqlite;

namespace VillageCloud.Api.Tests;

/// <summary>Alive means the process answers; ready means it can work. Who asks learns no more than that.</summary>
public sealed class HealthTests
{
    private RunningVillage village = null!;
    private Visitor probe = null!;

    [SetUp]
    public async Task Start()
    {
        village = await RunningVillage.Start();
        probe = village.Visit();
    }

    [TearDown]
    public async Task Stop()
    {
        probe.Dispose();
        await village.DisposeAsync();
    }

    [Test]
    public async Task A_started_host_is_alive_and_ready()
    {
        var alive = await probe.Get("/healthz");
        var ready = await probe.Get("/readyz");

        Assert.That((alive.Status, alive.Text), Is.EqualTo((200, "Healthy")));
        Assert.That((ready.Status, ready.Text), Is.EqualTo((200, "Healthy")));
    }

    [Test]
    public async Task Alive_and_not_ready_while_a_migration_is_pending()
    {
        await village.Look(db => db.Database.ExecuteSqlRawAsync(
            """DELETE FROM "__EFMigrationsHistory" WHERE "MigrationId" LIKE '%_Baseline'"""));

        var alive = await probe.Get("/healthz");
        var ready = await probe.Get("/readyz");

        Assert.That(alive.Status, Is.EqualTo(200));
        Assert.That((ready.Status, ready.Text), Is.EqualTo((503, "Unhealthy")));
    }

    [Test]
    public async Task Alive_and_not_ready_while_the_database_is_away_and_ready_again_when_it_is_back()
    {
        SqlitePool.Empty();
        File.Move(village.DatabaseFile, village.DatabaseFile + ".away");
        Directory.CreateDirectory(village.DatabaseFile);

        var alive = await probe.Get("/healthz");
        var ready = await probe.Get("/readyz");
        Directory.Delete(village.DatabaseFile);
        File.Move(village.DatabaseFile + ".away", village.DatabaseFile);
        var again = await probe.Get("/readyz");

        Assert.That(alive.Status, Is.EqualTo(200));
        Assert.That((ready.Status, ready.Text), Is.EqualTo((503, "Unhealthy")));
        Assert.That((again.Status, again.Text), Is.EqualTo((200, "Healthy")));
    }

    [Test]
    public async Task Alive_and_not_ready_while_nothing_can_be_written()
    {
        await village.Look(db => db.Database.ExecuteSqlRawAsync(
            "CREATE TRIGGER full_disk BEFORE INSERT ON cookie_keys "
            + "BEGIN SELECT RAISE(ABORT, 'nothing can be written'); END"));

        var alive = await probe.Get("/healthz");
        var ready = await probe.Get("/readyz");
        await village.Look(db => db.Database.ExecuteSqlRawAsync("DROP TRIGGER full_disk"));
        var again = await probe.Get("/readyz");

        Assert.That(alive.Status, Is.EqualTo(200));
        Assert.That((ready.Status, ready.Text), Is.EqualTo((503, "Unhealthy")));
        Assert.That((again.Status, again.Text), Is.EqualTo((200, "Healthy")));
        Assert.That(
            await village.Look(db => db.DataProtectionKeys.CountAsync(key => key.FriendlyName == "readiness")),
            Is.Zero, "the probe leaves nothing behind");
    }
}
