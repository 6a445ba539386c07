using System.Reflection;
using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Approvals;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Tests.Finance.Settlement;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Finance.Approvals;

/// <summary>What two people decide about is held once more by each engine, whatever wrote the row.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class TwoPeopleColumnsTests(DatabaseProvider provider)
{
    private VillageAtWork work = null!;

    [SetUp]
    public async Task Start()
    {
        work = await VillageAtWork.Start(provider);
        _ = (await work.RequestTopUp(new(100_000), "W1")).OrThrow();
    }

    [TearDown]
    public async Task Stop()
    {
        if (work is not null) await work.DisposeAsync();
    }

    [TestCase("checker = maker, checked_at = made_at")]
    [TestCase("checker = maker + 1")]
    [TestCase("checked_at = made_at")]
    [TestCase("checker = maker + 1, checked_at = made_at, decliner = maker, declined_at = made_at")]
    [TestCase("decliner = maker + 1, declined_at = made_at")]
    [TestCase("decliner = maker, declined_at = made_at, decline_reason = '不对'")]
    [TestCase("decliner = maker")]
    [TestCase("declined_at = made_at")]
    [TestCase("decline_reason = '不对'")]
    public void A_row_that_two_people_could_not_have_made_is_refused(string change) => Assert.That(
        async () => await Write(change), Throws.Exception.With.Message.Contains("ck_posting_requests_two_people"));

    [TestCase("checker = maker + 1, checked_at = made_at")]
    [TestCase("decliner = maker + 1, declined_at = made_at, decline_reason = '不对'")]
    [TestCase("decliner = maker, declined_at = made_at")]
    public async Task A_row_that_they_could_have_made_is_kept(string change) =>
        Assert.That(await Write(change), Is.EqualTo(1));

    [Test]
    public void What_somebody_wants_has_a_name() =>
        Assert.That(async () => await Write("maker = NULL"), Throws.Exception.With.Message.Contains("maker"));

    [Test]
    public async Task Every_table_with_two_people_has_their_columns_and_their_check()
    {
        var nouns = typeof(PostingRequest).Assembly.GetTypes().Where(type => type
            .GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Any(property => property.PropertyType == typeof(TwoPeople))).ToList();
        Assert.That(nouns, Has.Count.GreaterThanOrEqualTo(4));

        foreach (var noun in nouns)
        {
            var table = await work.Village.Look(db => Task.FromResult(db.Model.FindEntityType(noun)!.GetTableName()!));
            var columns =
                $"SELECT maker, made_at, checker, checked_at, decliner, declined_at, decline_reason FROM {table}";
            Assert.That(
                async () => await work.Village.Look(db => db.Database.ExecuteSqlRawAsync(columns)), Throws.Nothing,
                table);
            Assert.That(await Checks(table), Does.Contain($"ck_{table}_two_people"));
        }
    }

    private Task<int> Write(string change)
    {
        var update = $"UPDATE posting_requests SET {change}";
        return work.Village.Look(db => db.Database.ExecuteSqlRawAsync(update));
    }

    private Task<string> Checks(string table) => work.Village.Look(async db =>
    {
        var asked = provider == DatabaseProvider.Sqlite
            ? $"SELECT sql AS Value FROM sqlite_master WHERE name = '{table}'"
            : "SELECT GROUP_CONCAT(constraint_name) AS Value FROM information_schema.table_constraints"
                + $" WHERE table_schema = DATABASE() AND table_name = '{table}' AND constraint_type = 'CHECK'";
        return (await db.Database.SqlQueryRaw<string>(asked).ToListAsync())[0];
    });
}
