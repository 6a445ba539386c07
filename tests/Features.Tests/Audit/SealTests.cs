using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.Domain.Audit;
using VillageCloud.Features.Audit;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Tests.Finance.Settlement;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Audit;

/// <summary>Books and trail that somebody changed past the program, triggers and all, are found out.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class SealTests(DatabaseProvider provider)
{
    private VillageAtWork work = null!;

    [SetUp]
    public async Task Start()
    {
        work = await VillageAtWork.Start(provider);
        await work.SellAndSettle(1);
        for (var i = 0; i < 5; i++) _ = await work.Village.SignIn(DemoVillage.Treasurer);
        // What is there now is under a seal after the next time.
        _ = await Seal();
        await LetArriveWhatIsUnderWay();
        _ = await Seal();
    }

    [TearDown]
    public async Task Stop() => await work.DisposeAsync();

    [Test]
    public async Task What_was_there_the_time_before_is_sealed_once_and_what_is_new_the_next_time()
    {
        var entries = await work.Entries();
        Assert.That((await Check()).Holds, Is.True);
        Assert.That(await Sealed(SealedRows.Journal), Is.EqualTo(entries));

        await work.SellAndSettle(2);
        Assert.That((await Seal()).Done, Is.Zero, "it may still be on its way");
        await LetArriveWhatIsUnderWay();
        Assert.That((await Seal()).Done, Is.EqualTo(await work.Entries() - entries));
        Assert.That((await Seal()).Done, Is.Zero);
        Assert.That(await Sealed(SealedRows.Journal), Is.EqualTo(await work.Entries()));
        Assert.That((await Check()).Holds, Is.True);
    }

    [Test]
    public async Task However_close_together_it_runs_nothing_is_sealed_that_may_still_be_on_its_way()
    {
        var entries = await work.Entries();
        await work.SellAndSettle(2);
        var isNew = await work.Entries() - entries;

        // A run that is made up for, the regular one, and one more before a long transaction must have ended.
        foreach (var after in new[] { TimeSpan.Zero, TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(9) })
        {
            await work.Village.Advance(after);
            Assert.That((await Seal()).Done, Is.Zero, $"{after}");
        }

        await work.Village.Advance(TimeSpan.FromMinutes(1));
        Assert.That((await Seal()).Done, Is.EqualTo(isNew));
        Assert.That((await Check()).Holds, Is.True);
    }

    [TestCase("journal_entries", "update", "UPDATE journal_entries SET summary = 'forged' WHERE id = 1", "账本 1–")]
    [TestCase("audit_trail", "delete", "DELETE FROM audit_trail WHERE id = 3", "操作记录 1–")]
    [TestCase("audit_trail", "update", "UPDATE audit_trail SET verb = 'nothing.done' WHERE id = 2", "操作记录 1–")]
    [TestCase("journal_lines", "update", "UPDATE journal_lines SET household_id = NULL WHERE entry_id = 3", "账本 1–")]
    [TestCase("seals", "update", "UPDATE seals SET previous = 'x' WHERE number = 2", "第 2 号封条")]
    [TestCase("seals", "delete", "DELETE FROM seals WHERE number = 1", "第 2 号封条")]
    public async Task Whoever_drops_a_trigger_and_forges_a_row_is_found_out(
        string table, string verb, string forgery, string told)
    {
        _ = await work.Village.Look(async db =>
        {
            var drop = $"DROP TRIGGER tr_{table}_no_{verb}";
            await db.Database.ExecuteSqlRawAsync(drop);
            return await db.Database.ExecuteSqlRawAsync(forgery);
        });

        var check = await Check();

        Assert.That(check.Holds, Is.False);
        Assert.That(check.Detail, Does.Contain(told));
    }

    [Test]
    public async Task A_row_that_is_slipped_in_below_the_last_seal_is_found_out()
    {
        _ = await work.Village.Look(async db =>
        {
            await db.Database.ExecuteSqlRawAsync("DROP TRIGGER tr_audit_trail_no_update");
            _ = await db.Database.ExecuteSqlRawAsync("UPDATE audit_trail SET id = 100 WHERE id = 2");
            return await db.Database.ExecuteSqlRawAsync("UPDATE audit_trail SET id = 2 WHERE id = 3");
        });

        Assert.That((await Check()).Holds, Is.False);
    }

    [Test]
    public async Task Two_who_seal_at_once_make_one_chain()
    {
        await work.SellAndSettle(2);
        _ = await Seal();
        await LetArriveWhatIsUnderWay();

        _ = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(Seal)));

        Assert.That((await Check()).Holds, Is.True);
        Assert.That(await Sealed(SealedRows.Journal), Is.EqualTo(await work.Entries()));
    }

    private Task LetArriveWhatIsUnderWay() => work.Village.Advance(TimeSpan.FromMinutes(10));

    private Task<Tally> Seal() => work.Village.Run((SealRows feature) => feature.Run(new(), default));

    private async Task<CheckBooks.Finding> Check() =>
        (await work.Village.Run((CheckBooks feature) => feature.Run(default))).Single(one => one.Code == "I12");

    private Task<int> Sealed(SealedRows of) =>
        work.Village.Look(db => db.Seals.Where(seal => seal.Of == of).SumAsync(seal => seal.Rows));
}
