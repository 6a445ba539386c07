using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Features.Finance.Ledger;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Village.Cooperatives;

/// <summary>A village that has traded is brought to the next version. There is one version so far; the next one is a
/// migration that only this test has.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class UpgradeTests(DatabaseProvider provider) : UpgradeFixture(provider)
{
    [SetUp]
    public async Task Refund() => await Work.Refund(await Work.SellAndDeliver(2), new(100));

    [Test]
    public async Task Books_and_trail_are_the_same_after_it_to_the_last_line()
    {
        var (books, trail) = (await Books(), await Trail());

        await VillageDatabase.Migrate(Next, CancellationToken.None);

        Assert.That(await VillageDatabase.LastApplied(Next, CancellationToken.None), Is.EqualTo(NextVersion.Id));
        Assert.That(await Books(), Is.EqualTo(books).And.Not.Empty);
        Assert.That(await Trail(), Is.EqualTo(trail).And.Not.Empty);
        await Work.CheckBooks();
        await Work.SellAndSettle(1);
    }

    [TestCase("journal_entries", "summary = 'x'")]
    [TestCase("journal_lines", "amount_fen = 1")]
    [TestCase("audit_trail", "verb = 'x'")]
    [TestCase("stock_movements", "pieces = 1")]
    public async Task What_could_not_be_changed_before_it_cannot_be_changed_after_it(string table, string change)
    {
        await VillageDatabase.Migrate(Next, CancellationToken.None);
        await VillageDatabase.Migrate(Next, CancellationToken.None);

        foreach (var sql in new[] { $"UPDATE {table} SET {change}", $"DELETE FROM {table}" })
        {
            Assert.That(
                async () => await Work.Village.Look(db => db.Database.ExecuteSqlRawAsync(sql)),
                Throws.Exception.With.Message.Contains("append-only"), sql);
        }
    }

    [Test]
    public async Task The_version_before_leaves_it_alone_from_then_on()
    {
        await VillageDatabase.Migrate(Next, CancellationToken.None);

        var refused = await Assert.ThrowsAsync<ForeignSchemaException>(
            () => VillageDatabase.Migrate(Work.Village.Services, CancellationToken.None));

        Assert.That(refused!.Message, Does.Contain(NextVersion.Id));
        Assert.That(await VillageDatabase.Knows(Work.Village.Services, NextVersion.Id), Is.False);
        Assert.That(await VillageDatabase.Knows(Next, NextVersion.Id), Is.True);
    }

    private async Task<string> Books()
    {
        var by = await Work.Treasurer();
        return (await Work.Village.Run((ExportJournal feature) => feature.Run(new(by), default))).OrThrow();
    }

    // The export of the books is an act itself.
    private Task<List<string>> Trail() => Work.Village.Look(async db =>
        (await db.AuditTrail.AsNoTracking().OrderBy(record => record.Id).ToListAsync())
        .Where(static record => record.Verb != "journal.export")
        .Select(static record => $"{record.Id} {record.At:O} {record.StaffId} {record.Verb} {record.Document}")
        .ToList());
}
