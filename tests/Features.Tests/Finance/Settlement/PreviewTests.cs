using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Ledger;
using VillageCloud.Features.Finance.Settlement;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Shop.AfterSales;
using VillageCloud.Features.Shop.Orders;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Finance.Settlement;

/// <summary>What the console shows before money moves is what moves then, and showing it leaves no trace.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class PreviewTests(DatabaseProvider provider)
{
    private VillageAtWork work = null!;

    [SetUp]
    public async Task Start() => work = await VillageAtWork.Start(provider);

    [TearDown]
    public async Task Stop()
    {
        if (work is null) return;
        await work.CheckBooks();
        await work.DisposeAsync();
    }

    [Test]
    public async Task A_refund_is_tried_without_being_asked_for()
    {
        var number = await work.SellAndDeliver(1);

        var small = await Refund(number, new(100));
        var large = await Refund(number, new(99_999_999));

        Assert.That(small.OrThrow().Amount, Is.EqualTo(new Money(100)));
        Assert.That(large.Refusal, Is.Not.Null);
        Assert.That(await work.Village.Look(db => db.Refunds.CountAsync()), Is.Zero);
        Assert.That(await work.Village.Look(db => db.Sales.SumAsync(sale => sale.OpenRefunds)), Is.Zero);
    }

    [Test]
    public async Task Closing_a_period_is_tried_without_closing_it()
    {
        await work.SellAndSettle(1);
        await work.Village.Advance(TimeSpan.FromDays(31));
        var period = await work.PeriodOf(new DateOnly(2026, 5, 1));
        var by = await work.Treasurer();
        var entries = await work.Entries();

        var preview = (await work.Village.Run((PreviewPeriodClose feature) =>
            feature.Run(new(by, period), CancellationToken.None))).OrThrow();
        Assert.That(await work.Entries(), Is.EqualTo(entries));
        var closed = (await work.Close(period)).OrThrow();

        Assert.That(closed, Is.EqualTo(preview));
    }

    [TestCase(nameof(ListSettledSales.SettledRow.Net))]
    [TestCase(nameof(ListSettledSales.SettledRow.At))]
    [TestCase(nameof(ListSettledSales.SettledRow.HouseholdName))]
    public async Task Lists_of_money_come_in_the_order_asked_for(string by)
    {
        await work.SellAndSettle(1, quantity: 2);
        await work.SellAndSettle(2);
        await work.SellAndSettle(3, quantity: 3);

        var rising = await SettledKeys(new(by));
        var falling = await SettledKeys(new(by, Descending: true));
        var orders = (await work.Village.Run((ListVillageOrders feature) => feature.Run(
            new(new(Sort: new(nameof(ListVillageOrders.OrderRow.Total)))), CancellationToken.None))).OrThrow();
        var entries = (await work.Village.Run((ListJournal feature) => feature.Run(
            new(new(Sort: new(nameof(ListJournal.EntryView.Amount), Descending: true))), CancellationToken.None)))
            .OrThrow();

        Assert.That(rising.Distinct().Count(), Is.EqualTo(3), "three that differ, so that an order can be seen");
        Assert.That(rising, Is.Ordered.Ascending.Using<IComparable>(ByCharacters));
        Assert.That(falling, Is.EqualTo(rising.Reverse()));
        Assert.That(orders.Page.Rows.Select(row => row.Total.Fen), Is.Ordered.Ascending);
        Assert.That(entries.Page.Rows.Select(row => row.Amount.Fen), Is.Ordered.Descending);
    }

    private async Task<IReadOnlyList<IComparable>> SettledKeys(Sort sort)
    {
        var lines = (await work.Village.Run((ListSettledSales feature) =>
            feature.Run(new(new(Sort: sort)), CancellationToken.None))).OrThrow();
        return [.. lines.Rows.Select(row => (IComparable)(sort.By switch
        {
            nameof(ListSettledSales.SettledRow.Net) => row.Net.Fen,
            nameof(ListSettledSales.SettledRow.At) => row.At,
            nameof(ListSettledSales.SettledRow.HouseholdName) => row.HouseholdName,
            _ => throw new ArgumentOutOfRangeException(nameof(sort), sort.By, "not looked at here"),
        }))];
    }

    /// <summary>As a database compares names that are compared exactly.</summary>
    private static int ByCharacters(IComparable a, IComparable b) =>
        a is string one ? string.CompareOrdinal(one, (string)b) : a.CompareTo(b);

    private async Task<Outcome<RefundView>> Refund(string number, Money amount)
    {
        var by = await work.Staff(DemoVillage.StoreKeeper);
        return await work.Village.Run((PreviewRefund feature) =>
            feature.Run(new(by, number, 1, amount, "试一试"), CancellationToken.None));
    }
}
