using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Village.Cooperatives;

[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class SchemaTests(DatabaseProvider provider)
{
    private TestVillage village = null!;

    [OneTimeSetUp]
    public async Task Start() => village = await TestVillage.Start(provider);

    [OneTimeTearDown]
    public async Task End() => await village.DisposeAsync();

    [TestCase("ShangYing")]
    [TestCase("shángying")]
    [TestCase("shangying ")]
    [TestCase("ｓhangying")]
    [TestCase("shangying\t")]
    public async Task Text_that_differs_in_case_accent_width_or_space_is_another_text(string slug)
    {
        Assert.That(slug, Is.Not.EqualTo(DemoVillage.Slug));

        var found = await village.Look(db => db.Cooperatives.CountAsync(one => one.Village == slug));
        var exact = await village.Look(db => db.Cooperatives.CountAsync(one => one.Village == DemoVillage.Slug));

        Assert.That((found, exact), Is.EqualTo((0, 1)));
    }

    [Test]
    public async Task No_column_of_text_is_compared_in_any_other_way()
    {
        // SQLite compares exactly unless a column or an index is told otherwise.
        var others = provider == DatabaseProvider.Sqlite
            ? "SELECT name AS Value FROM sqlite_master WHERE sql LIKE '%COLLATE%'"
            : """
              SELECT CONCAT(table_name, '.', column_name, ' ', collation_name) AS Value
              FROM information_schema.columns
              WHERE table_schema = DATABASE() AND collation_name IS NOT NULL
                  AND collation_name <> 'utf8mb4_nopad_bin' AND table_name <> '__EFMigrationsHistory'
              """;

        var lenient = await village.Look(db => db.Database.SqlQueryRaw<string>(others).ToListAsync());

        Assert.That(lenient, Is.Empty);
    }

    [Test]
    public async Task A_database_of_another_version_is_refused_and_left_as_it_is()
    {
        await using var other = await TestVillage.Start(provider);
        await other.Look(db => db.Database.ExecuteSqlRawAsync(
            "INSERT INTO __EFMigrationsHistory VALUES ('20200101000000_Elsewhere', '9.0.0')"));

        var refused = await Assert.ThrowsAsync<ForeignSchemaException>(
            () => VillageDatabase.Migrate(other.Services, CancellationToken.None));

        Assert.That(refused!.Message, Does.Contain("20200101000000_Elsewhere").And.Contain("另一个版本"));
    }

    [Test]
    public async Task Each_guard_that_was_taken_away_is_missed_after_a_migration()
    {
        await using var other = await TestVillage.Start(provider);
        var guards = await other.Look(db => db.Database.SqlQueryRaw<string>(provider == DatabaseProvider.Sqlite
            ? "SELECT name AS Value FROM sqlite_master WHERE type = 'trigger'"
            : "SELECT trigger_name AS Value FROM information_schema.triggers WHERE trigger_schema = DATABASE()")
            .ToListAsync());
        await VillageDatabase.Migrate(other.Services, CancellationToken.None);
        var told = new List<string>();

        foreach (var guard in guards)
        {
            var drop = $"DROP TRIGGER {guard}";
            await other.Look(db => db.Database.ExecuteSqlRawAsync(drop));
            var fault = await Assert.ThrowsAsync<SchemaFaultException>(
                () => VillageDatabase.Migrate(other.Services, CancellationToken.None));
            told.AddRange(fault!.Faults);
        }

        Assert.That(guards, Is.Not.Empty);
        Assert.That(told.Distinct(), Is.EquivalentTo(guards.Select(guard => $"missing trigger {guard}")));
    }

    [Test]
    public async Task An_entry_that_does_not_sum_to_zero_is_told_after_a_migration()
    {
        await using var other = await TestVillage.Start(provider);
        await other.Look(async db => await db.Database.ExecuteSqlRawAsync(
            "DROP TRIGGER tr_journal_lines_no_update")
            + await db.Database.ExecuteSqlRawAsync("UPDATE journal_lines SET amount_fen = 7 WHERE sequence = 1"));

        var fault = await Assert.ThrowsAsync<SchemaFaultException>(
            () => VillageDatabase.Migrate(other.Services, CancellationToken.None));

        Assert.That(fault!.Faults, Has.Some.StartsWith("journal entry "));
        Assert.That(fault.Message, Does.Contain("用最近的备份恢复"));
    }
}
