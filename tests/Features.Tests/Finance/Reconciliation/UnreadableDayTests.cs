using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Reconciliation;
using VillageCloud.Domain.People.Staff;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Finance.Reconciliation;

/// <summary>One day that nobody can read is that day's trouble.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class UnreadableDayTests(DatabaseProvider provider)
{
    private static readonly DateOnly Day = BillMorning.Day;

    [TestCase("fundflowbill")]
    [TestCase("tradebill")]
    public async Task A_day_that_cannot_be_read_keeps_its_refusal_and_the_days_after_it_go_on(string endpoint)
    {
        await using var morning = await BillMorning.Start(provider);
        await morning.Fault("B10", Day, endpoint, times: 2);
        _ = await morning.Work.Sell(1);
        await morning.Until(Day.AddDays(1));
        var first = await morning.Reconcile();
        _ = await morning.Work.Sell(2, user: "shopper-2");
        await morning.Until(Day.AddDays(3));
        var then = await morning.Reconcile();

        var subject = $"{Day:yyyy-MM-dd}";
        Assert.That((first.Days, first.Left), Is.EqualTo((0, 1)));
        Assert.That((then.Days, then.Left, then.Breaks), Is.EqualTo((2, 1, 0)));
        var days = await morning.Days();
        Assert.That(days[Day].Status, Is.EqualTo(DayStatus.Trouble));
        Assert.That(days[Day].Problem, Does.Contain("读不出来").And.Contain(subject));
        Assert.That(days[Day.AddDays(1)].Status, Is.EqualTo(DayStatus.Matched));
        Assert.That(await morning.OpenAlarms(), Is.EqualTo(new[] { $"bill.unreadable {subject}" }), "told once");
        Assert.That(
            await morning.Work.Village.Look(db => db.Alarms.Select(alarm => alarm.Owner).SingleAsync()),
            Is.EqualTo(StaffRole.Treasurer));

        var mended = await morning.Reconcile();

        Assert.That((mended.Days, mended.Left, mended.Breaks), Is.EqualTo((1, 0, 0)));
        Assert.That(await morning.OpenAlarms(), Is.Empty);
        Assert.That((await morning.Days())[Day].Status, Is.EqualTo(DayStatus.Matched));
        var files = await morning.Work.Village.Look(db => db.BillFiles.Where(file => file.Day == Day)
            .Select(file => file.CurrentSlot).ToListAsync());
        Assert.That(files.Count(slot => slot is null), Is.EqualTo(1), "its bytes stay");
    }

    [Test]
    public async Task A_day_that_is_made_up_for_makes_no_difference_of_the_days_after_it()
    {
        await using var morning = await BillMorning.Start(provider);
        await morning.Fault("B1", Day, "tradebill", times: 3);
        await morning.Fault("B1", Day.AddDays(1), "tradebill", times: 4);
        var left = new List<int>();
        for (var day = Day; day < Day.AddDays(6); day = day.AddDays(1))
        {
            _ = await morning.Work.Sell(1, user: $"shopper-{day.Day}");
            await morning.Until(day.AddDays(1));
            left.Add((await morning.Reconcile()).Left);
        }

        // Nothing of the first two is booked until they come, one night after the other.
        Assert.That(left, Is.EqualTo(new[] { 1, 2, 2, 1, 1, 0 }));
        Assert.That(await morning.Breaks(), Is.Empty);
        Assert.That(await morning.OpenAlarms(), Is.Empty);
    }

    [Test]
    public async Task An_empty_day_behind_one_whose_bill_is_late_is_no_measure_for_the_days_after_it()
    {
        await using var morning = await BillMorning.Start(provider);
        await morning.Fault("B1", Day, times: 2);
        _ = await morning.Work.Sell(1);
        await morning.Until(Day.AddDays(2));
        _ = await morning.Work.Sell(2, user: "shopper-2");
        await morning.Until(Day.AddDays(3));
        var first = await morning.Reconcile();

        var then = await morning.Reconcile();

        Assert.That((first.Days, first.Left, then.Days, then.Left), Is.EqualTo((2, 1, 1, 0)));
        Assert.That(await morning.Breaks(), Is.Empty);
        Assert.That(await morning.OpenAlarms(), Is.Empty);
    }

    [Test]
    public async Task A_payment_that_we_heard_of_late_is_no_break_any_more_the_next_morning()
    {
        await using var morning = await BillMorning.Start(provider);
        _ = await morning.Work.Sell(1);
        _ = await morning.Work.Sell(2, user: "shopper-2", isHeard: false);
        await morning.Until(Day.AddDays(1));
        var first = await morning.Reconcile();
        var missing = await morning.Breaks();
        _ = await morning.Work.AskAboutPayments();
        await morning.Until(Day.AddDays(2));

        var then = await morning.Reconcile();
        var after = await morning.Reconcile();

        Assert.That((first.Days, first.Breaks), Is.EqualTo((1, missing.Count)));
        Assert.That(missing, Has.Some.Contains("MissingOurs").And.All.EndsWith("Open"));
        Assert.That((then.Days, then.Breaks), Is.EqualTo((2, 0)), "the day itself again, and the day after it");
        Assert.That(await morning.Breaks(), Has.None.EndsWith("Open"));
        Assert.That(after.Days, Is.Zero, "what has nothing open any more is not looked at again");
    }

    [Test]
    public async Task Bills_that_never_come_are_told_and_those_that_WeChat_forgot_are_told_once()
    {
        await using var morning = await BillMorning.Start(provider);
        _ = await morning.Work.Sell(1);
        await morning.Fault("B1", Day, "tradebill");
        await morning.Until(Day.AddDays(1));
        var first = await morning.Reconcile();
        var early = await morning.OpenAlarms();
        await morning.Until(Day.AddDays(2));
        _ = await morning.Reconcile();
        var late = await morning.OpenAlarms();
        await MatchUntil(morning, Day.AddDays(90));
        await morning.Until(Day.AddDays(92));
        var lost = await morning.Reconcile();
        var again = await morning.Reconcile();

        Assert.That(first.Problems, Is.Empty);
        Assert.That(early, Is.Empty);
        Assert.That(late, Is.EqualTo(new[] { "bill.not_ready 2026-05-06" }));
        Assert.That((lost.Days, lost.Left), Is.EqualTo((1, 1)));
        Assert.That((await morning.Days()).Values.Where(day => day.Status == DayStatus.Lost), Is.Not.Empty);
        Assert.That(await morning.OpenAlarms(), Has.Some.StartsWith("bill.lost 2026-05-06"));
        Assert.That(again.Left, Is.Zero);
    }

    /// <summary>As if each of those days had been looked at on its morning.</summary>
    private static Task MatchUntil(BillMorning morning, DateOnly last) => morning.Work.Village.Look(async db =>
    {
        for (var day = Day.AddDays(1); day <= last; day = day.AddDays(1))
        {
            var state = await db.ReconciledDays.SingleOrDefaultAsync(one => one.Day == day);
            if (state is null) db.ReconciledDays.Add(state = new(db.Tenant.Id, day));
            state.Matched(0, morning.Work.Now);
        }

        return await db.SaveChangesAsync();
    });
}
