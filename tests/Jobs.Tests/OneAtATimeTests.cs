using Hangfire;
using Hangfire.Common;
using Hangfire.InMemory;
using Hangfire.Server;
using Hangfire.Storage;

namespace VillageCloud.Jobs.Tests;

public sealed class OneAtATimeTests
{
    private readonly OneAtATimeAttribute filter = new("{0}:{1}");
    private readonly InMemoryStorage storage = new();

    [OneTimeTearDown]
    public void Close() => storage.Dispose();

    [Test]
    public void A_run_that_finds_the_same_one_at_work_is_let_go_and_holds_no_worker_and_the_next_runs()
    {
        using var one = storage.GetConnection();
        using var other = storage.GetConnection();
        var first = Begin(one, "deliver-outbox", "shangying");

        Assert.That(first.Canceled, Is.False);
        Assert.That(Task.Run(() => Begin(other, "deliver-outbox", "shangying")).Result.Canceled, Is.True);
        Assert.That(Task.Run(() => Begin(other, "deliver-outbox", "xiaying")).Result.Canceled, Is.False);
        Assert.That(Task.Run(() => Begin(other, "process-inbox", "shangying")).Result.Canceled, Is.False);

        filter.OnPerformed(new(first, result: null, canceled: false, exception: null));

        Assert.That(Task.Run(() => Begin(other, "deliver-outbox", "shangying")).Result.Canceled, Is.False);
    }

    [Test]
    public void Each_villages_run_of_a_line_is_one_at_a_time() => Assert.That(
        typeof(RunScheduledJob).GetMethod(nameof(RunScheduledJob.ForOne))!
            .GetCustomAttributes(typeof(OneAtATimeAttribute), inherit: false).Cast<OneAtATimeAttribute>()
            .Select(one => one.Name),
        Is.EqualTo(new[] { "{0}:{1}" }));

    private PerformingContext Begin(IStorageConnection connection, string job, string village)
    {
        var call = Job.FromExpression<RunScheduledJob>(run => run.ForOne(job, village, CancellationToken.None));
        var context = new PerformingContext(new PerformContext(
            storage, connection, new BackgroundJob($"{job} {village}", call, DateTime.UnixEpoch),
            new JobCancellationToken(canceled: false)));
        filter.OnPerforming(context);
        return context;
    }
}
