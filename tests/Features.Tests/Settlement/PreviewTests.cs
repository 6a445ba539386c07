using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Ledger;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.AfterSales;
using VillageCloud.Features.Ledger;
using VillageCloud.Features.Orders;
using VillageCloud.Features.Settlement;
using VillageCloud.Features.Villages.Demo;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Settlement;

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
    public async Task A_settlement_posts_what_its_preview_showed()
    {
        await work.SellAndDeliver(1);
        await work.SellAndDeliver(2);
        await work.Village.Advance(TimeSpan.FromDays(8));
        var entries = await work.Entries();
        var pending = await work.Balance(Account.PendingSales);
        var preview = await Preview();
        Assert.That(await work.Entries(), Is.EqualTo(entries), "a preview posts nothing");

        var settled = (await Settle(preview.Total)).OrThrow();

        Assert.That(settled, Is.EqualTo(preview));
        Assert.That((settled.Lines, settled.Total), Is.EqualTo((2, -pending)));
        Assert.That(await work.Balance(Account.PendingSales), Is.EqualTo(Money.Zero));
        Assert.That((await Preview()).Total, Is.EqualTo(Money.Zero));
    }

    [Test]
    public async Task What_fell_due_since_the_preview_is_not_settled_unseen()
    {
        await work.SellAndDeliver(1);
        await work.Village.Advance(TimeSpan.FromDays(8));
        var preview = await Preview();
        await work.SellAndDeliver(2);
        await work.Village.Advance(TimeSpan.FromDays(8));
        var entries = await work.Entries();

        var settled = await Settle(preview.Total);

        Assert.That(settled.Refusal?.Code, Is.EqualTo("approval.total_differs"));
        Assert.That(await work.Entries(), Is.EqualTo(entries));
    }

    [Test]
    public async Task A_second_click_settles_nothing_more()
    {
        await work.SellAndDeliver(1);
        await work.Village.Advance(TimeSpan.FromDays(8));
        var total = (await Preview()).Total;
        var key = IdempotencyKey.New();

        var first = (await Settle(total, key)).OrThrow();
        var entries = await work.Entries();
        var again = (await Settle(total, key)).OrThrow();

        Assert.That(again, Is.EqualTo(first));
        Assert.That(await work.Entries(), Is.EqualTo(entries));
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
        Assert.That(await work.Village.Look(db => db.OrderLines.SumAsync(line => line.OpenRefunds)), Is.Zero);
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
        var closed = (await work.Village.Run((CloseAccountingPeriod feature) =>
            feature.Run(new(IdempotencyKey.New(), by, period), CancellationToken.None))).OrThrow();

        Assert.That(closed, Is.EqualTo(preview));
    }

    [TestCase(nameof(ListSettledLines.SettledRow.Net))]
    [TestCase(nameof(ListSettledLines.SettledRow.At))]
    [TestCase(nameof(ListSettledLines.SettledRow.HouseholdName))]
    public async Task Lists_of_money_come_in_the_order_asked_for(string by)
    {
        await work.SellAndSettle(1, quantity: 2);
        await work.SellAndSettle(2);
        await work.SellAndSettle(3, quantity: 3);

        var lines = (await work.Village.Run((ListSettledLines feature) =>
            feature.Run(new(new(Sort: new(by))), CancellationToken.None))).OrThrow();
        var orders = (await work.Village.Run((ListVillageOrders feature) => feature.Run(
            new(new(Sort: new(nameof(ListVillageOrders.OrderRow.Total)))), CancellationToken.None))).OrThrow();
        var entries = (await work.Village.Run((ListJournal feature) => feature.Run(
            new(new(Sort: new(nameof(ListJournal.EntryView.Amount), Descending: true))), CancellationToken.None)))
            .OrThrow();

        if (by == nameof(ListSettledLines.SettledRow.Net))
            Assert.That(lines.Rows.Select(row => row.Net.Fen), Is.Ordered.Ascending);
        Assert.That(lines.Rows, Has.Count.EqualTo(3));
        Assert.That(orders.Rows.Select(row => row.Total.Fen), Is.Ordered.Ascending);
        Assert.That(entries.Rows.Select(row => row.Amount.Fen), Is.Ordered.Descending);
    }

    private async Task<SettlementSum> Preview() => (await work.Village.Run((PreviewSettlement feature) =>
        feature.Run(CancellationToken.None))).OrThrow();

    private async Task<Outcome<SettlementSum>> Settle(Money typed, IdempotencyKey? key = null)
    {
        var by = await work.Treasurer();
        return await work.Village.Run((SettleByHand feature) =>
            feature.Run(new(key ?? IdempotencyKey.New(), by, typed), CancellationToken.None));
    }

    private async Task<Outcome<RefundView>> Refund(string number, Money amount)
    {
        var by = await work.Staff(DemoVillage.StoreKeeper);
        return await work.Village.Run((PreviewRefund feature) =>
            feature.Run(new(by, number, 1, amount, "试一试"), CancellationToken.None));
    }
}
