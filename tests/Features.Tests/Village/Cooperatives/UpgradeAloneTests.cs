using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;
using VillageCloud.Data;

namespace VillageCloud.Features.Tests.Village.Cooperatives;

/// <summary>On SQLite a table is changed by a copy that takes its place, so nobody else may have the file open: what
/// they wrote meanwhile would be gone.</summary>
public sealed class UpgradeAloneTests() : UpgradeFixture(DatabaseProvider.Sqlite)
{
    [TestCase("SELECT 1 FROM orders", false, TestName = "Whoever_has_read_in_it_keeps_it_from_changing")]
    [TestCase("BEGIN IMMEDIATE", false, TestName = "Whoever_is_writing_in_it_keeps_it_from_changing")]
    [TestCase("SELECT 1 FROM orders", true, TestName = "Whoever_has_left_it_does_not")]
    public async Task Beside_another_process(string does, bool leaves)
    {
        // Out of the pool, as another process is.
        await using var other = new SqliteConnection($"{await File()};Pooling=False");
        await other.OpenAsync();
        await using (var command = other.CreateCommand())
        {
            command.CommandText = does;
            await command.ExecuteNonQueryAsync();
        }

        if (leaves) await other.CloseAsync();
        var refused = await Refusal();

        Assert.That(refused, leaves ? Is.Null : Does.Contain("没有改动"));
        Assert.That(
            await VillageDatabase.LastApplied(Next, CancellationToken.None) == NextVersion.Id, Is.EqualTo(leaves));
        await other.CloseAsync();
        Assert.That(await Refusal(), Is.Null, "and once they have left");
        Assert.That(await VillageDatabase.LastApplied(Next, CancellationToken.None), Is.EqualTo(NextVersion.Id));
        await Work.SellAndSettle(1);
        await Work.CheckBooks();
    }

    [Test]
    public async Task Whoever_comes_in_the_middle_writes_nothing_that_would_be_lost()
    {
        var intruder = new Intruder(await File());
        await using var beside = NextVersion.Of(Work.Village, intruder);

        await VillageDatabase.Migrate(beside, CancellationToken.None);

        Assert.That(intruder.Tries, Is.Not.Empty.And.All.EqualTo(Intruder.Locked));
        await Work.SellAndSettle(1);
        await Work.CheckBooks();
    }

    [Test]
    public async Task Nothing_has_to_change_and_others_may_stay()
    {
        await using var other = new SqliteConnection($"{await File()};Pooling=False");
        await other.OpenAsync();
        await using var command = other.CreateCommand();
        command.CommandText = "BEGIN IMMEDIATE";
        await command.ExecuteNonQueryAsync();

        Assert.That(
            async () => await VillageDatabase.Migrate(Work.Village.Services, CancellationToken.None), Throws.Nothing);
    }

    private Task<string> File() =>
        Work.Village.Look(db => Task.FromResult(db.Database.GetDbConnection().ConnectionString));

    private async Task<string?> Refusal()
    {
        try
        {
            await VillageDatabase.Migrate(Next, CancellationToken.None);
            return null;
        }
        catch (DatabaseInUseException inUse)
        {
            return inUse.Message;
        }
    }

    /// <summary>Another process that wants to write before each statement, inside a transaction or between two.
    /// </summary>
    private sealed class Intruder(string file) : DbCommandInterceptor
    {
        public const int Locked = 5;

        public List<int> Tries { get; } = [];

        public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result,
            CancellationToken cancellationToken = default)
        {
            await using var other = new SqliteConnection($"{file};Pooling=False");
            await other.OpenAsync(cancellationToken);
            // Past the driver, which would try again and again.
            Tries.Add(raw.sqlite3_exec(other.Handle, "UPDATE skus SET stock = stock"));
            return result;
        }
    }
}
