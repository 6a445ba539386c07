using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Orders;
using VillageCloud.EndToEnd.Tests.Topology;
using VillageCloud.Features.Audit;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Shop.Fulfilment;
using VillageCloud.TestKit;

namespace VillageCloud.EndToEnd.Tests;

/// <summary>The village's processes are killed (kill -9) again and again while people buy and while lines
/// settle.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Both)), NonParallelizable]
public sealed class CrashTests(DatabaseProvider provider)
{
    private const int Rounds = 4;
    private const int BuyersARound = 6;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private Random chance = null!;
    private MortalVillage village = null!;

    [SetUp]
    public async Task Start()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("VILLAGE_CRASH_SEED"), out var known)
            ? known
            : Random.Shared.Next();
        TestContext.Out.WriteLine($"VILLAGE_CRASH_SEED={seed}");
        chance = new Random(seed);
        village = await MortalVillage.Start(provider, CancellationToken.None);
    }

    [TearDown]
    public async Task Stop()
    {
        if (TestContext.CurrentContext.Result.Outcome.Status == NUnit.Framework.Interfaces.TestStatus.Failed)
            TestContext.Out.WriteLine(village.Told());
        await village.DisposeAsync();
    }

    [Test, CancelAfter(180_000)]
    public async Task Killing_a_process_at_any_moment_loses_and_doubles_nothing(CancellationToken ct)
    {
        var stock = await Stock(ct);
        var bought = new List<Purchase>();

        for (var round = 0; round < Rounds; round += 2)
        {
            bought.AddRange(await BuyThroughACrash(() => WhileOrdersArrive(bought.Count, ct), ct));
            bought.AddRange(await BuyThroughACrash(() => Task.Delay(chance.Next(5, 300), ct), ct));
        }

        Assert.That(bought.Select(one => one.OrderNumber), Is.Unique, "one order a wish");
        Assert.That(await Count(db => db.Orders.CountAsync(ct)), Is.EqualTo(bought.Count), "no order nobody wished");
        await Settled(
            db => db.Orders.CountAsync(order => order.Status == OrderStatus.Paid, ct), bought.Count, ct);
        await Deliver(ct);
        await SettleThroughACrash(ct);

        TestContext.Out.WriteLine($"{bought.Count} bought, {bought.Sum(one => one.Lost)} requests lost on the way");
        Assert.That(bought.Sum(one => one.Lost), Is.Positive, "requests were lost, or nothing was tried");
        Assert.That(await Bookings("pay:", ct), Is.EqualTo(bought.Count), "each payment booked once");
        Assert.That(
            await Count(db => db.SalePostings.CountAsync(posting => posting.HouseholdId != null, ct)),
            Is.EqualTo(bought.Count), "each line settled once");
        Assert.That(await Bookings("refund:", ct), Is.Zero, "nobody is paid back");
        Assert.That(await Stock(ct), Is.EqualTo(stock - bought.Count), "stock");
        await BooksHold(ct);
    }

    private async Task<IEnumerable<Purchase>> BuyThroughACrash(Func<Task> theMoment, CancellationToken ct)
    {
        var shoppers = Enumerable.Range(0, BuyersARound)
            .Select(_ => new InsistentShopper(village.Api, village.World.Sandbox)).ToList();
        foreach (var shopper in shoppers) await shopper.Choose(DemoVillage.NutName, ct);

        // Notices are on their way and jobs at work when the process dies.
        var minute = village.World.Sandbox.Advance(TimeSpan.FromSeconds(chance.Next(10, 40)), ct);
        var buying = Task.WhenAll(shoppers.Select(shopper => shopper.Buy(ct)));
        await theMoment();
        await village.CrashTheApi(chance, ct);
        await minute;

        var purchases = (await buying).Zip(shoppers, (number, shopper) => new Purchase(number, shopper.Lost)).ToList();
        foreach (var shopper in shoppers) shopper.Dispose();
        return purchases;
    }

    /// <summary>The moment at which orders are stored and their answers are still to come.</summary>
    private async Task WhileOrdersArrive(int before, CancellationToken ct)
    {
        var enough = before + chance.Next(1, BuyersARound);
        while (await Count(db => db.Orders.CountAsync(ct)) < enough) await Task.Delay(1, ct);
    }

    private async Task Deliver(CancellationToken ct)
    {
        var world = village.World;
        var keeper = await world.SignIn(DemoVillage.StoreKeeper, ct);
        var numbers = await world.Staff<VillageDb, List<string>>(db => db.Orders.Select(order => order.Number)
            .ToListAsync(ct));
        var parcel = 10_000_000;
        foreach (var number in numbers)
        {
            (await world.Staff<ShipOrder, Outcome<ShipmentView>>(feature =>
                feature.Run(new(IdempotencyKey.New(), keeper, number, "SF", $"SF{parcel++}"), ct))).OrThrow();
        }

        await Settled(
            db => db.Shipments.CountAsync(shipment => shipment.ReportedAt != null, ct), numbers.Count, ct);
        foreach (var number in numbers)
            _ = await world.Sandbox.Tell("user/confirm-receive", new { outTradeNo = number }, ct);
        await Settled(
            db => db.Orders.CountAsync(order => order.Status == OrderStatus.Completed, ct), numbers.Count, ct);
    }

    private async Task SettleThroughACrash(CancellationToken ct)
    {
        var days = village.World.Sandbox.Advance(TimeSpan.FromDays(8), ct);
        await Task.Delay(chance.Next(50, 500), ct);
        await village.CrashAll(ct);
        await days;
        await Settled(db => db.Sales.CountAsync(sale => sale.SettledAt == null, ct), 0, ct);
    }

    /// <summary>Waits until that many are there, and moves the clock meanwhile; the books hold at every
    /// look.</summary>
    private async Task Settled(Func<VillageDb, Task<int>> count, int expected, CancellationToken ct)
    {
        var deadline = Environment.TickCount64 + (long)Patience.TotalMilliseconds;
        for (var found = await Count(count); found != expected; found = await Count(count))
        {
            Assert.That(Environment.TickCount64, Is.LessThan(deadline), $"{found} of {expected} by now");
            await BooksHold(ct);
            await village.World.Sandbox.Advance(TimeSpan.FromMinutes(1), ct);
            await Task.Delay(200, ct);
        }
    }

    private async Task BooksHold(CancellationToken ct)
    {
        var findings = await village.World.Staff<CheckBooks, IReadOnlyList<CheckBooks.Finding>>(
            feature => feature.Run(ct));
        Assert.That(findings, Is.Not.Empty);
        Assert.That(findings.Where(finding => !finding.Holds), Is.Empty);
    }

    private Task<int> Count(Func<VillageDb, Task<int>> count) => village.World.Staff(count);

    private Task<int> Bookings(string key, CancellationToken ct) =>
        Count(db => db.JournalEntries.CountAsync(entry => entry.BusinessKey.StartsWith(key), ct));

    private Task<int> Stock(CancellationToken ct) => Count(db => db.Products
        .Where(product => product.Name == DemoVillage.NutName)
        .SelectMany(product => product.Skus).OrderBy(sku => sku.Id).Select(sku => sku.Stock).FirstAsync(ct));

    private sealed record Purchase(string OrderNumber, int Lost);
}
