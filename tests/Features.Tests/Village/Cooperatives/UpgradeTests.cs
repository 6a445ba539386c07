using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VillageCloud.Data;
using VillageCloud.Features.Finance.Ledger;
using VillageCloud.Features.Tests.Finance.Settlement;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Village.Cooperatives;

/// <summary>A village that has traded is brought to the next version. There is one version so far; the next one is a
/// migration that only this test has.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class UpgradeTests(DatabaseProvider provider)
{
    private VillageAtWork work = null!;
    private ServiceProvider next = null!;

    [SetUp]
    public async Task Start()
    {
        work = await VillageAtWork.Start(provider);
        await work.SellAndSettle(1);
        await work.Refund(await work.SellAndDeliver(2), new(100));
        next = NextVersion.Of(work.Village);
    }

    [TearDown]
    public async Task Stop()
    {
        if (next is not null) await next.DisposeAsync();
        if (work is null) return;
        await work.CheckBooks();
        await work.DisposeAsync();
    }

    [Test]
    public async Task Books_and_trail_are_the_same_after_it_to_the_last_line()
    {
        var (books, trail) = (await Books(), await Trail());

        await VillageDatabase.Migrate(next, CancellationToken.None);

        Assert.That(await VillageDatabase.LastApplied(next, CancellationToken.None), Is.EqualTo(NextVersion.Id));
        Assert.That(await Books(), Is.EqualTo(books).And.Not.Empty);
        Assert.That(await Trail(), Is.EqualTo(trail).And.Not.Empty);
        await work.CheckBooks();
        await work.SellAndSettle(1);
    }

    [TestCase("journal_entries", "summary = 'x'")]
    [TestCase("journal_lines", "amount_fen = 1")]
    [TestCase("audit_trail", "verb = 'x'")]
    [TestCase("stock_movements", "pieces = 1")]
    public async Task What_could_not_be_changed_before_it_cannot_be_changed_after_it(string table, string change)
    {
        await VillageDatabase.Migrate(next, CancellationToken.None);
        await VillageDatabase.Migrate(next, CancellationToken.None);

        foreach (var sql in new[] { $"UPDATE {table} SET {change}", $"DELETE FROM {table}" })
        {
            Assert.That(
                async () => await work.Village.Look(db => db.Database.ExecuteSqlRawAsync(sql)),
                Throws.Exception.With.Message.Contains("append-only"), sql);
        }
    }

    [Test]
    public async Task The_version_before_leaves_it_alone_from_then_on()
    {
        await VillageDatabase.Migrate(next, CancellationToken.None);

        var refused = await Assert.ThrowsAsync<ForeignSchemaException>(
            () => VillageDatabase.Migrate(work.Village.Services, CancellationToken.None));

        Assert.That(refused!.Message, Does.Contain(NextVersion.Id));
        Assert.That(await VillageDatabase.Knows(work.Village.Services, NextVersion.Id), Is.False);
        Assert.That(await VillageDatabase.Knows(next, NextVersion.Id), Is.True);
    }

    private async Task<string> Books()
    {
        var by = await work.Treasurer();
        return (await work.Village.Run((ExportJournal feature) => feature.Run(new(by), default))).OrThrow();
    }

    // The export of the books is an act itself.
    private Task<List<string>> Trail() => work.Village.Look(async db =>
        (await db.AuditTrail.AsNoTracking().OrderBy(record => record.Id).ToListAsync())
        .Where(static record => record.Verb != "journal.export")
        .Select(static record => $"{record.Id} {record.At:O} {record.StaffId} {record.Verb} {record.Document}")
        .ToList());
}
