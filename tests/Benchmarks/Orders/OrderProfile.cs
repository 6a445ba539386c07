using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Microsoft.EntityFrameworkCore.Diagnostics;
using VillageCloud.Benchmarks.Reporting;
using VillageCloud.Data;

namespace VillageCloud.Benchmarks.Orders;

/// <summary>Where the time of one order goes: one worker, EF Core's own events, no profiler.</summary>
internal sealed class OrderProfile : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    private const string EntityFramework = "Microsoft.EntityFrameworkCore";
    private const int Orders = 200;
    private const int OrdersOfSmoke = 5;

    private readonly List<IDisposable> subscriptions = [];
    private int statements;
    private TimeSpan inStatements;
    private TimeSpan inCommits;

    public static async Task Run(DatabaseProvider engine, Bench bench, CancellationToken ct)
    {
        await using var town = await OrderTown.Build(engine, shoppers: 1, ct);
        await using var desk = new ProductDesk(town);
        var basket = new Basket(town.Wares, isHot: false, seed: 1);
        var count = bench.Options.IsSmoke ? OrdersOfSmoke : Orders;
        for (var i = 0; i < count; i++) await Place();
        var profile = new OrderProfile();
        var from = Stopwatch.GetTimestamp();
        using (DiagnosticListener.AllListeners.Subscribe(profile))
            for (var i = 0; i < count; i++) await Place();
        var each = Stopwatch.GetElapsedTime(from).TotalMilliseconds / count;
        profile.Stop();
        var sql = profile.inStatements.TotalMilliseconds / count;
        var commit = profile.inCommits.TotalMilliseconds / count;
        Bench.CheckSame(2 * count, await town.CountWholeOrders(ct), "every order stands there");
        bench.Report.Add(Row.Told(
            OrdersSubject.Name, $"　one order alone on {Bench.NameOf(engine)}",
            $"{each:0.00} ms: {(double)profile.statements / count:0.#} statements {sql:0.00} ms, "
            + $"commit {commit:0.00} ms, EF and ours {each - sql - commit:0.00} ms"));

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
                statements++;
                inStatements += command.Duration;
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

    // What is asked of the database afterwards is no part of an order.
    private void Stop()
    {
        foreach (var subscription in subscriptions) subscription.Dispose();
    }
}
