using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.Demo.Past;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Visits;
using VillageCloud.Domain.Village.Cooperatives;
using VillageCloud.Features.Insights;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Shop.Visits;
using VillageCloud.Features.Village.Cooperatives;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Shop.Visits;

/// <summary>Visits are counted in memory and added to the table: nothing is counted twice, and nothing is lost that the
/// process lives to write.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class VisitTests(DatabaseProvider provider)
{
    private const string Neighbour = "xincun";
    private static readonly DateTimeOffset Noon = new(2026, 5, 6, 12, 0, 0, BeijingTime.Offset);
    private static readonly DateOnly Today = new(2026, 5, 6);

    private readonly FullDisk disk = new();
    private HandClock clock = null!;
    private TestVillage village = null!;
    private VisitCounter counter = null!;

    [SetUp]
    public async Task Start()
    {
        village = await TestVillage.Start(provider, meanwhile: disk);
        clock = new(Noon);
        counter = new(clock);
    }

    [TearDown]
    public async Task Stop()
    {
        disk.IsFull = false;
        if (village is not null) await village.DisposeAsync();
    }

    [Test]
    public async Task What_several_processes_count_at_once_adds_up()
    {
        VisitCounter[] processes = [counter, new(clock), new(clock), new(clock)];

        for (var minute = 1; minute <= 3; minute++)
        {
            foreach (var (process, at) in processes.Select((one, at) => (one, at))) Come(process, at + 1);
            _ = await Task.WhenAll(processes.Select(one => Task.Run(() => Write(one))));
        }

        Assert.That(await Rows(), Is.EqualTo(new[] { new DayVisits(Today, 3 * (1 + 2 + 3 + 4)) }));
    }

    [Test]
    public async Task Nobody_writes_the_same_visits_twice_however_many_write_at_once()
    {
        Come(counter, 5);

        _ = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Write(counter))));
        _ = await Write(counter);

        Assert.That(await Rows(), Is.EqualTo(new[] { new DayVisits(Today, 5) }));
        Assert.That(counter.Villages, Is.Empty, "nothing is held of what was written");
    }

    [Test]
    public async Task What_cannot_be_written_stays_and_comes_with_what_was_counted_since()
    {
        Come(counter, 2);
        disk.IsFull = true;
        var first = await Write(counter);
        Come(counter, 3);
        var second = await Write(counter);
        var meanwhile = await Rows();

        disk.IsFull = false;
        var third = await Write(counter);

        Assert.Multiple(() =>
        {
            Assert.That((first.Done, first.Left, second.Left), Is.EqualTo((0, 1, 1)));
            Assert.That(first.Problems, Is.EqualTo(new[] { $"{DemoVillage.Slug}: {nameof(IOException)}" }));
            Assert.That(meanwhile, Is.Empty);
            Assert.That((third.Done, third.Left), Is.EqualTo((1, 0)));
        });
        Assert.That(await Rows(), Is.EqualTo(new[] { new DayVisits(Today, 5) }));
    }

    [Test]
    public async Task Midnight_in_China_divides_the_days_also_of_what_is_written_later()
    {
        clock.Move(new TimeSpan(11, 59, 59));
        Come(counter, 2);
        clock.Move(TimeSpan.FromSeconds(1));
        Come(counter, 3);

        _ = await Write(counter);

        Assert.That(
            await Rows(), Is.EqualTo(new[] { new DayVisits(Today, 2), new DayVisits(Today.AddDays(1), 3) }));
    }

    [Test]
    public async Task A_village_sees_its_own_visits_and_one_that_was_closed_is_asked_for_none()
    {
        var id = await FoundNeighbour();
        Come(counter, 2);
        Come(counter, 7, Neighbour);
        _ = await Write(counter);
        Assert.That(await Rows(), Is.EqualTo(new[] { new DayVisits(Today, 2) }));

        _ = await village.Look(db => db.Cooperatives.Where(one => one.Id == id)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.ClosedAt, Noon)));
        await Task.Delay(VillageDirectory.Remembered);
        Come(counter, 1, Neighbour);
        var tally = await Write(counter);

        Assert.That((tally.Left, counter.Villages.Count), Is.EqualTo((0, 0)), "it waits for nothing");
        var theirs = await village.Look(db => db.VisitDays.IgnoreQueryFilters().Where(one => one.CooperativeId == id)
            .Select(one => one.Visits).ToListAsync());
        Assert.That(theirs, Is.EqualTo(new[] { 7 }));
    }

    [Test]
    public async Task The_workbench_has_the_last_thirty_days_with_those_on_which_nobody_came()
    {
        var today = BeijingTime.DayOf(village.Now);
        DayVisits[] days = [new(today, 4), new(today.AddDays(-29), 6), new(today.AddDays(-30), 100)];
        _ = (await village.Run((AddVisits feature) => feature.Run(new(days), default))).OrThrow();

        var by = await village.Staff(DemoVillage.Supervisor);
        var mine = (await village.Run((GetMyWork feature) => feature.Run(new(by), default))).OrThrow();

        Assert.That(mine.Visits.Select(one => one.Day), Is.EqualTo(Enumerable.Range(-29, 30).Select(today.AddDays)));
        Assert.That((mine.Visits[0].Visits, mine.Visits[^1].Visits), Is.EqualTo((6, 4)));
        Assert.That(mine.Visits.Sum(one => one.Visits), Is.EqualTo(10));
    }

    [Test]
    public async Task The_demos_ninety_days_are_written_in_one_go_and_busier_when_something_was_sold()
    {
        var visits = DemoVisits.Until(Noon);
        var bought = DemoScript.Purchases(Today).Where(one => one.At <= Noon)
            .ToLookup(one => BeijingTime.DayOf(one.At));

        _ = (await village.Run((AddVisits feature) => feature.Run(new(visits), default))).OrThrow();

        Assert.That(await Rows(), Is.EqualTo(visits));
        Assert.That(visits, Has.Count.EqualTo(DemoScript.Days + 1).And.EqualTo(DemoVisits.Until(Noon)));
        Assert.That(visits.Where(one => one.Visits < bought[one.Day].Count()), Is.Empty, "who bought came");
        Assert.That(
            visits.Where(one => bought[one.Day].Any()).Average(one => one.Visits),
            Is.GreaterThan(visits.Where(one => !bought[one.Day].Any()).Average(one => one.Visits)));
        Assert.That(DemoVisits.Until(Noon.AddHours(9))[^1].Visits, Is.GreaterThan(visits[^1].Visits));
    }

    private static void Come(VisitCounter counter, int times, string to = DemoVillage.Slug)
    {
        for (; times > 0; times--) counter.Count(to);
    }

    private Task<Tally> Write(VisitCounter process) =>
        new WriteVisits(village.Services.GetRequiredService<IServiceScopeFactory>(), process).Run(default);

    private Task<List<DayVisits>> Rows() => village.Look(db => db.VisitDays.OrderBy(one => one.Day)
        .Select(one => new DayVisits(one.Day, one.Visits)).ToListAsync());

    private Task<CooperativeId> FoundNeighbour() => village.Look(async db =>
    {
        var model = await db.Cooperatives.AsNoTracking().FirstAsync();
        var founded = db.Cooperatives.Add(new Cooperative(Neighbour, "新村合作社", model.Form, model.Terms)).Entity;
        _ = await db.SaveChangesAsync();
        return founded.Id;
    });

    /// <summary>Takes no visits while it is full.</summary>
    private sealed class FullDisk : DbCommandInterceptor
    {
        public bool IsFull { get; set; }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result,
            CancellationToken cancellationToken = default) =>
            IsFull && command.CommandText.Contains("visit_days", StringComparison.Ordinal)
                ? throw new IOException("no space left")
                : new(result);
    }
}
