using Cronos;

namespace VillageCloud.Jobs.Tests;

public sealed class ScheduleTests
{
    private static readonly DateTimeOffset Evening = new(2026, 5, 6, 20, 0, 0, TimeSpan.FromHours(8));

    [Test]
    public void Each_job_has_a_name_of_its_own() =>
        Assert.That(Schedule.All.Select(job => job.Id), Is.Unique);

    [TestCaseSource(nameof(Ids))]
    public void Each_job_comes_round_within_a_day(string id) =>
        Assert.That(Next(id, Evening), Is.Not.Null.And.LessThanOrEqualTo(Evening.AddDays(1)));

    [Test]
    public void Bills_are_fetched_after_ten_in_the_morning_of_beijing() =>
        Assert.That(Next("reconcile-yesterday", Evening)!.Value.ToOffset(TimeSpan.FromHours(8)).TimeOfDay,
            Is.EqualTo(new TimeSpan(10, 10, 0)));

    [Test]
    public void Nothing_that_people_wait_for_waits_longer_than_a_minute() =>
        Assert.That(
            new[] { "process-inbox", "deliver-outbox", "ask-about-payments", "close-unpaid-orders" }
                .Select(id => Next(id, Evening)!.Value - Evening),
            Is.All.LessThanOrEqualTo(TimeSpan.FromMinutes(1)));

    private static IEnumerable<string> Ids() => Schedule.All.Select(job => job.Id);

    private static DateTimeOffset? Next(string id, DateTimeOffset from)
    {
        var cron = Schedule.All.Single(job => job.Id == id).Cron;
        var format = cron.Split(' ').Length == 6 ? CronFormat.IncludeSeconds : CronFormat.Standard;
        return CronExpression.Parse(cron, format).GetNextOccurrence(from, Schedule.Zone);
    }
}
