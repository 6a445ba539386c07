using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Microsoft.EntityFrameworkCore.Diagnostics;
using VillageCloud.Benchmarks.Reporting;
using VillageCloud.Data;
using VillageCloud.Data.Bulk;

namespace VillageCloud.Benchmarks.Orders;

/// <summary>Where the time of one order goes: one worker, EF Core's own events and the activities of what goes past it,
/// no profiler.</summary>
internal sealed class OrderProfile : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    private const string EntityFramework = "Microsoft.EntityFrameworkCore";
    private const int Orders = 200;
    private const int OrdersOfSmoke = 5;

    private readonly List<IDisposable> subscriptions = [];
    private int reads;
    private int writes;
    private TimeSpan inOpening;
    private TimeSpan inReads;
    private TimeSpan inWrites;
    private TimeSpan inCommits;

    public static async Task Run(DatabaseProvider engine, Bench bench, CancellationToken ct)
    {
        await using var town = await OrderTown.Build(engine, shoppers: 1, ct);
        await using var desk = await ProductDesk.Open(town, people: 2 * Orders, ct);
        var basket = new Basket(town.Wares, isHot: false, seed: 1);
        var count = bench.Options.IsSmoke ? OrdersOfSmoke : Orders;
        var profile = new OrderProfile();
        using var listener = profile.ListenToWrites();
        using var subscription = DiagnosticListener.AllListeners.Subscribe(profile);
        for (var i = 0; i < count; i++) await Place();
        // A context of the pool looks only once a second whether anybody listens to it.
        await Task.Delay(TimeSpan.FromSeconds(1.2), ct);
        profile.Begin();
        var from = Stopwatch.GetTimestamp();
        for (var i = 0; i < count; i++) await Place();
        var took = Stopwatch.GetElapsedTime(from);
        profile.Stop();
        Bench.CheckSame(2 * count, await town.CountWholeOrders(ct), "every order stands there");
        bench.Report.Add(Row.Told(
            OrdersSubject.Name, $"　one order alone on {Bench.NameOf(engine)}", profile.Told(took, count)));

        Task Place()
        {
            var (first, second) = basket.Next();
            return desk.Place(0, first, second);
        }
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == EntityFramework) subscriptions.Add(value.Subscribe(this));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        switch (value.Value)
        {
            case CommandExecutedEventData command:
                reads++;
                inReads += command.Duration;
                break;
            case ConnectionEndEventData end when value.Key == RelationalEventId.ConnectionOpened.Name:
                inOpening += end.Duration;
                break;
            case TransactionEndEventData end when value.Key == RelationalEventId.TransactionStarted.Name:
                inOpening += end.Duration;
                break;
            case TransactionEndEventData end when value.Key == RelationalEventId.TransactionCommitted.Name:
                inCommits += end.Duration;
                break;
        }
    }

    public void OnCompleted()
    {
        // Nothing is held.
    }

    [SuppressMessage("Design", "CA1065", Justification = "an observer has nobody else to tell")]
    public void OnError(Exception error) => throw new InvalidOperationException("the events broke off", error);

    private ActivityListener ListenToWrites()
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == Writes.ActivitySource,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                writes += (int)activity.GetTagItem(Writes.StatementsTag)!;
                inWrites += activity.Duration;
            },
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    private string Told(TimeSpan took, int orders)
    {
        var ours = took - inOpening - inReads - inWrites - inCommits;
        return $"{Each(took)} ms: opening {Each(inOpening)}, {(double)reads / orders:0.#} by EF {Each(inReads)}, "
            + $"{(double)writes / orders:0.#} past EF {Each(inWrites)}, commit {Each(inCommits)}, "
            + $"EF and ours {Each(ours)} ms";

        string Each(TimeSpan time) => $"{time.TotalMilliseconds / orders:0.00}";
    }

    private void Begin()
    {
        (reads, writes) = (0, 0);
        inOpening = inReads = inWrites = inCommits = TimeSpan.Zero;
    }

    // What is asked of the database afterwards is no part of an order.
    private void Stop()
    {
        foreach (var subscription in subscriptions) subscription.Dispose();
    }
}
