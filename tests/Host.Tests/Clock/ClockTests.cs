using Hangfire;
using Hangfire.Common;
using Hangfire.States;
using Microsoft.Extensions.DependencyInjection;
using VillageCloud.Jobs;

namespace VillageCloud.Host.Tests.Clock;

/// <summary>The clock comes back by itself.</summary>
[NonParallelizable]
public sealed class ClockTests
{
    /// <summary>The schedule takes the time of its first look for the beginning.</summary>
    private static readonly TimeSpan FirstLook = TimeSpan.FromMilliseconds(400);

    private static readonly string[] WholeSchedule =
    [
        .. Schedule.All.Select(job => $"{job.Id} {job.Cron}"),
        "clock-beats */10 * * * * *",
    ];

    [Test, CancelAfter(60_000)]
    public async Task The_clock_waits_for_a_redis_that_is_away_and_fills_one_that_comes_back_empty(CancellationToken ct)
    {
        await using var redis = new PrivateRedis();
        await using var jobs = await JobHost.Start(redis.Address, ct);
        await redis.Start(ct);
        await jobs.BecomeWhole(ct);
        Assert.That(jobs.Lines(), Is.EquivalentTo(WholeSchedule));

        await redis.Kill();
        await redis.Start(ct);
        await jobs.BecomeWhole(ct);
        Assert.That(jobs.Lines(), Is.EquivalentTo(WholeSchedule));

        using var multiplexer = await StackExchange.Redis.ConnectionMultiplexer.ConnectAsync(
            $"{redis.Address},allowAdmin=true");
        await multiplexer.GetServer(redis.Address).FlushAllDatabasesAsync();
        await jobs.BecomeWhole(ct);
        Assert.That(jobs.Lines(), Is.EquivalentTo(WholeSchedule));
    }

    [Test, CancelAfter(60_000)]
    public async Task The_clock_goes_while_it_beats_and_stands_when_the_last_beat_is_old(CancellationToken ct)
    {
        await using var jobs = await JobHost.Start(redis: null, ct);
        var now = TimeProvider.System.GetUtcNow();
        var watch = new ClockWatch(jobs.Storage);

        Assert.That(watch.Goes(now), Is.True, "a start is given time");
        Assert.That(watch.Goes(now + ClockWatch.Patience + TimeSpan.FromSeconds(1)), Is.False, "and no more");

        var later = new ClockWatch(jobs.Storage);
        new ClockBeat(jobs.Storage).Strike();
        Assert.That(later.Goes(TimeProvider.System.GetUtcNow() + ClockWatch.Patience / 2), Is.True);
        Assert.That(later.Goes(TimeProvider.System.GetUtcNow() + ClockWatch.Patience), Is.False);
    }

    [Test, CancelAfter(60_000)]
    public async Task A_job_that_runs_at_a_stop_ends_by_itself(CancellationToken ct)
    {
        await using var jobs = await JobHost.Start(redis: null, ct);
        _ = new BackgroundJobClient(jobs.Storage).Enqueue(() => SlowJob.Run(CancellationToken.None));
        await SlowJob.Started.Task.WaitAsync(ct);

        await jobs.Stop(ct);

        Assert.That(SlowJob.Ended, Is.True, "it was neither cut off nor asked to give up");
    }

    [Test, CancelAfter(60_000)]
    public async Task What_could_not_be_put_into_the_storage_is_put_there_later_and_once(CancellationToken ct)
    {
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(new(2026, 5, 6, 4, 0, 0, TimeSpan.Zero));
        var client = new ForgetfulClient { Refusals = 3 };
        await using var jobs = await JobHost.Start(
            redis: null, ct, isVirtualTime: true,
            services => services.AddSingleton<TimeProvider>(clock).AddSingleton<IBackgroundJobClient>(client));
        await Task.Delay(FirstLook, ct);

        clock.Advance(TimeSpan.FromMinutes(1));
        // Two every ten seconds and three every minute are due, each once.
        while (client.Taken.Count < 5) await Task.Delay(20, ct);
        await Task.Delay(500, ct);

        Assert.That(client.Taken, Is.EquivalentTo(
            new[]
            {
                "process-inbox", "deliver-outbox", "ask-about-payments", "close-unpaid-orders", "publish-products",
            }));
        Assert.That(client.Refusals, Is.Zero);
    }

    /// <summary>Longer than Hangfire itself lets a job run on.</summary>
    public static class SlowJob
    {
        public static readonly TaskCompletionSource Started = new();

        public static bool Ended { get; private set; }

        public static async Task Run(CancellationToken ct)
        {
            Started.SetResult();
            await Task.Delay(1_500, ct);
            Ended = true;
        }
    }

    /// <summary>A storage that is away for the first few calls.</summary>
    private sealed class ForgetfulClient : IBackgroundJobClient
    {
        public int Refusals { get; set; }

        public List<string> Taken { get; } = [];

        public string Create(Job job, IState state)
        {
            if (Refusals > 0)
            {
                Refusals--;
                throw new BackgroundJobClientException("the storage is away", new TimeoutException());
            }

            Taken.Add((string)job.Args[0]);
            return "1";
        }

        public bool ChangeState(string jobId, IState state, string expectedState) => true;
    }
}
