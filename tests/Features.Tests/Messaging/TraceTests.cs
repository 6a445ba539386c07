using System.Collections.Concurrent;
using System.Diagnostics;
using VillageCloud.Data;
using VillageCloud.Features.Messaging;
using VillageCloud.Features.Platform;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Messaging;

/// <summary>What a request decided is found in its trace, whenever and by whomever it is done.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class TraceTests(DatabaseProvider provider)
{
    private readonly ConcurrentQueue<Activity> spans = new();
    private TestVillage village = null!;
    private ActivityListener listener = null!;

    [SetUp]
    public async Task Start()
    {
        village = await TestVillage.Start(provider);
        listener = new()
        {
            ShouldListenTo = static source => source.Name == Traces.Source,
            Sample = static (ref _) => ActivitySamplingResult.AllData,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
    }

    [TearDown]
    public async Task Stop()
    {
        listener.Dispose();
        await village.DisposeAsync();
    }

    [Test]
    public async Task An_effect_is_delivered_in_the_trace_that_decided_it()
    {
        var trace = await InARequest(() => village.Look(async db =>
        {
            db.Outbox.Add(new(db.Tenant.Id, "test.kind", "T1", village.Now));
            return await db.SaveChangesAsync();
        }));

        _ = await village.Run((DeliverOutbox feature) => feature.Run(new(), default));

        var span = spans.Single(one => one.TraceId == trace);
        Assert.That((span.DisplayName, span.Status, span.StatusDescription), Is.EqualTo(
            ("deliver test.kind", ActivityStatusCode.Error, "no handler for this kind")));
        Assert.That(span.GetTagItem("subject"), Is.EqualTo("T1"));
    }

    [Test]
    public async Task A_notice_that_waits_is_processed_in_the_trace_that_brought_it()
    {
        var trace = await InARequest(() => village.Run((AcceptMessage feature) =>
            feature.Run(new("test.source", "T1", new { Number = "T1" }), default)));
        await village.Advance(TimeSpan.FromMinutes(1));

        _ = await village.Run((ProcessInbox feature) => feature.Run(new(), default));

        var ours = spans.Where(one => one.TraceId == trace).ToList();
        Assert.That(ours.Select(one => (one.DisplayName, one.Status)), Is.EqualTo(new[]
        {
            ("process test.source", ActivityStatusCode.Error), ("process test.source", ActivityStatusCode.Error),
        }), "at once, and again by the job");
    }

    private static async Task<ActivityTraceId> InARequest<T>(Func<Task<T>> act)
    {
        using var request = new Activity("request").Start();
        _ = await act();
        return request.TraceId;
    }
}
