using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Finance.Payments;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Orders;
using VillageCloud.Domain.WeChat;
using VillageCloud.Features.Finance.Settlement;
using VillageCloud.Features.Shop.AfterSales;
using VillageCloud.Features.Shop.Fulfilment;
using VillageCloud.Features.Shop.Orders;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Shop.AfterSales;

/// <summary>A tea of 68.00 with freight 8.00, given back before and after it was sent.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class WholeRefundTests(DatabaseProvider provider) : ShopFixture(provider)
{
    private static readonly Money Tea = new(6_800);
    private static readonly Money Freight = new(800);
    private Person lin = null!;
    private SkuId tea;

    [SetUp]
    public async Task MeetLin() => (lin, tea) = (await LogIn("lin"), await Sku(DemoVillage.TeaName));

    [Test]
    public async Task An_order_refunded_whole_before_shipping_gives_back_freight_and_stock_and_closes()
    {
        var stock = await StockOf(tea);
        var order = await PaidOrder(lin, new CartLine(tea, 1));
        Assert.That(await StockOf(tea), Is.EqualTo(stock - 1));

        var refund = await ApprovedRefund(order.Number, Tea);
        Assert.That((refund.Amount, refund.Freight, refund.Pieces), Is.EqualTo((Tea + Freight, Freight, 1)));
        Assert.That(refund.Effect, Is.EqualTo(new RefundEffect(ClosesOrder: true, TakenBack: null)));
        IsRefused(await Ship(order.Number), "shipment.nothing_to_ship");
        await SettleRefunds();

        var closed = await Get(lin, order.Number);
        Assert.That((closed.Status, closed.Refunded), Is.EqualTo((OrderStatus.Closed, order.Total)));
        Assert.That(await StockOf(tea), Is.EqualTo(stock));
        Assert.That(await Balance(Account.PendingSales.Code), Is.Zero);
        IsRefused(await Ship(order.Number), "order.not_in_state");
        IsRefused(await AskRefund(order.Number, new(1)), "order.not_in_state");
        Assert.That(
            closed.Timeline.Select(one => one.Moment), Is.EqualTo(new[]
            {
                OrderMoment.Placed, OrderMoment.Paid, OrderMoment.RefundRequested, OrderMoment.RefundSucceeded,
                OrderMoment.Closed,
            }));

        // WeChat's word again, in parallel, and long after: nothing happens twice, nothing is left to settle.
        var report = new RefundReport(
            refund.OutRefundNo, "5030", order.Number, await Transaction(order.Number),
            RefundState.Succeeded, refund.Amount, Village.Now);
        var again = await AtOnce(4, () => Village.Run((ConfirmRefund feature) => feature.Run(new(report), Ct)));
        await Village.Advance(TimeSpan.FromDays(60));
        _ = (await Village.Run((SettleDueSales feature) => feature.Run(new(), Ct))).OrThrow();
        Assert.That(again.Select(answer => answer.OrThrow().Applied), Is.All.False);
        Assert.That(await StockOf(tea), Is.EqualTo(stock));
        Assert.That(await Balance(Account.PendingSales.Code), Is.Zero);
        Assert.That(await Alarms(), Is.Empty);
    }

    [Test]
    public async Task Two_lines_refunded_at_once_give_the_freight_back_once_and_close_the_order()
    {
        var nuts = await Sku(DemoVillage.NutName);
        var basket = await Sku(DemoVillage.BasketName);
        await Cheap(nuts, basket);
        var stock = (await StockOf(nuts), await StockOf(basket));
        var order = await PaidOrder(lin, new CartLine(nuts, 2), new CartLine(basket, 1));
        Assert.That(order.Freight, Is.EqualTo(Freight));

        var asked = await Task.WhenAll(order.Lines.Select(line =>
            Task.Run(() => AskRefund(order.Number, line.Paid, line.Number))));
        var refunds = asked.Select(answer => answer.OrThrow()).ToList();
        var (first, last) = (refunds.Single(one => one.Freight.IsZero), refunds.Single(one => !one.Freight.IsZero));
        IsRefused(await ApproveRefund(last), "refund.freight_waits");
        _ = (await ApproveRefund(first)).OrThrow();
        _ = (await ApproveRefund(last)).OrThrow();
        Assert.That(Money.Sum(refunds.Select(one => one.Freight)), Is.EqualTo(Freight), "once, with the later one");

        var transaction = await Transaction(order.Number);
        var reports = refunds.Select((one, i) => new RefundReport(
            one.OutRefundNo, $"503{i}", order.Number, transaction, RefundState.Succeeded, one.Amount, Village.Now));
        var told = await Task.WhenAll(reports.SelectMany(report => Enumerable.Range(0, 3).Select(_ => Task.Run(() =>
            Village.Run((ConfirmRefund feature) => feature.Run(new(report), Ct))))));

        Assert.That(told.Count(answer => answer.OrThrow().Applied), Is.EqualTo(2));
        Assert.That((await Get(lin, order.Number)).Status, Is.EqualTo(OrderStatus.Closed));
        Assert.That((await StockOf(nuts), await StockOf(basket)), Is.EqualTo(stock));
        Assert.That(await Balance(Account.PendingSales.Code), Is.Zero);
    }

    [Test]
    public async Task Freight_stays_while_one_line_may_still_be_shipped_whoever_decides_at_the_same_moment()
    {
        var nuts = await Sku(DemoVillage.NutName);
        var basket = await Sku(DemoVillage.BasketName);
        await Cheap(nuts, basket);
        var order = await PaidOrder(lin, new CartLine(nuts, 1), new CartLine(basket, 1));
        var first = (await AskRefund(order.Number, order.Lines[0].Paid, order.Lines[0].Number)).OrThrow();
        var last = (await AskRefund(order.Number, order.Lines[1].Paid, order.Lines[1].Number)).OrThrow();
        Assert.That(last.Freight, Is.EqualTo(Freight));

        var declined = Task.Run(() => DeclineRefund(first));
        var approved = await Task.Run(() => ApproveRefund(last));

        Assert.That((await declined).IsRefused, Is.False);
        Assert.That(approved.Refusal?.Code, Is.AnyOf("refund.freight_waits", "refund.freight_not_due"));
        IsRefused(await ApproveRefund(last), "refund.freight_not_due");
        Assert.That((await Get(lin, order.Number)).Lines[0].Refundable, Is.EqualTo(order.Lines[0].Paid));
    }

    [Test]
    public async Task Pieces_that_are_not_sent_return_to_the_shelf_and_the_rest_is_shipped_and_settled()
    {
        var stock = await StockOf(tea);
        var order = await PaidOrder(lin, new CartLine(tea, 2));

        var some = (await AskRefund(order.Number, Tea, pieces: 1)).OrThrow();
        IsRefused(await Ship(order.Number), "shipment.refund_under_way");
        IsRefused(await AskRefund(order.Number, new(1_000), pieces: 1), "refund.leaves_money");
        _ = (await DeclineRefund(some)).OrThrow();
        _ = await ApprovedRefund(order.Number, Tea, pieces: 1);
        _ = await ApprovedRefund(order.Number, new(500));
        await SettleRefunds();
        Assert.That(await StockOf(tea), Is.EqualTo(stock - 1));
        Assert.That((await Get(lin, order.Number)).Lines[0].PiecesLeft, Is.EqualTo(1));

        _ = (await Ship(order.Number)).OrThrow();
        Assert.That((await DeliverOutbox()).Done, Is.EqualTo(1));
        await Complete(order);
        await SettleAll();

        Assert.That(await StockOf(tea), Is.EqualTo(stock - 1));
        Assert.That(await Balance(Account.PendingSales.Code), Is.Zero);
    }

    [Test]
    public async Task A_declined_or_failed_refund_of_the_last_line_leaves_order_freight_and_stock_as_they_were()
    {
        var order = await PaidOrder(lin, new CartLine(tea, 1));
        var stock = await StockOf(tea);

        _ = (await DeclineRefund((await AskRefund(order.Number, Tea)).OrThrow())).OrThrow();
        var failed = await ApprovedRefund(order.Number, Tea);
        var report = new RefundReport(
            failed.OutRefundNo, "5030", order.Number, await Transaction(order.Number),
            RefundState.Closed, failed.Amount, SucceededAt: null);
        _ = (await Village.Run((ConfirmRefund feature) => feature.Run(new(report), Ct))).OrThrow();

        var now = await Get(lin, order.Number);
        Assert.That(
            (now.Status, now.Refunded, now.FreightRefundable), Is.EqualTo((OrderStatus.Paid, Money.Zero, Freight)));
        Assert.That(await StockOf(tea), Is.EqualTo(stock));
        Assert.That((await Ship(order.Number)).IsRefused, Is.False);
    }

    [Test]
    public async Task After_shipping_the_freight_stays_unless_the_maker_gives_it_back_before_or_after_it_was_settled()
    {
        var order = await ShippedOrder(lin, new CartLine(tea, 1));
        var stock = await StockOf(tea);
        var goods = await ApprovedRefund(order.Number, Tea);
        Assert.That((goods.Amount, goods.Effect!.ClosesOrder), Is.EqualTo((Tea, false)));
        await SettleRefunds();
        Assert.That((await Get(lin, order.Number)).Status, Is.EqualTo(OrderStatus.Shipped));
        await Complete(order);
        await SettleAll();
        Assert.That(await Balance(Account.PlatformIncome.Code), Is.EqualTo(-Freight.Fen), "it was carried");

        var freight = await ApprovedRefund(order.Number, Money.Zero, withFreight: true);
        await SettleRefunds();

        Assert.That((freight.Amount, freight.Freight), Is.EqualTo((Freight, Freight)));
        Assert.That(await Balance(Account.PlatformIncome.Code), Is.Zero);
        Assert.That(await Balance(Account.PendingSales.Code), Is.Zero);
        Assert.That(await StockOf(tea), Is.EqualTo(stock), "what was sent does not return by itself");
        IsRefused(await AskRefund(order.Number, Money.Zero, withFreight: true), "refund.no_freight_left");

        var second = await ShippedOrder(lin, new CartLine(tea, 1));
        var all = await ApprovedRefund(second.Number, Tea, withFreight: true);
        Assert.That((all.Amount, all.Effect!.ClosesOrder), Is.EqualTo((Tea + Freight, true)));
        await SettleRefunds();
        Assert.That((await Get(lin, second.Number)).Status, Is.EqualTo(OrderStatus.Closed));
        await Village.Advance(TimeSpan.FromDays(2));
        Assert.That((await Village.Run((AskAboutShipments feature) => feature.Run(new(), Ct))).Problems, Is.Empty);
        Assert.That(await Balance(Account.PendingSales.Code), Is.Zero);
    }

    [Test]
    public async Task A_refund_after_settlement_says_whose_money_is_taken_back_to_maker_and_checker()
    {
        var order = await ShippedOrder(lin, new CartLine(tea, 1));
        await Complete(order);
        await SettleAll();
        var keeper = await Keeper();

        var preview = (await Village.Run((PreviewRefund feature) => feature.Run(
            new(keeper, order.Number, 1, new(1_000), "受潮"), Ct))).OrThrow();
        var asked = (await AskRefund(order.Number, new(1_000))).OrThrow();
        var explained = (await Village.Run((ExplainRefund feature) =>
            feature.Run(new(asked.OutRefundNo), Ct))).OrThrow();

        var taken = preview.Effect!.TakenBack!;
        Assert.That(taken.Parts.Each.Select(share => share.Amount.Fen), Is.EqualTo(new[] { 800, 30, 70, 100 }));
        Assert.That((taken.OwedToHousehold, taken.OwedAfterwards), Is.EqualTo((new Money(5_440), new Money(4_640))));
        Assert.That(taken.HouseholdName, Is.EqualTo(order.Lines[0].HouseholdName));
        Assert.That(explained.Effect, Is.EqualTo(preview.Effect));
        _ = (await ApproveRefund(asked)).OrThrow();
        await SettleRefunds();
        Assert.That(await Balance(Account.GoodsPayable.Code), Is.EqualTo(-taken.OwedAfterwards.Fen));
    }

    [Test]
    public async Task Random_refunds_over_several_lines_end_with_nothing_held([Values(11, 29)] int seed)
    {
        var random = new Random(seed);
        var (nuts, basket) = (await Sku(DemoVillage.NutName), await Sku(DemoVillage.BasketName));
        await Cheap(nuts, basket);
        var stock = (await StockOf(nuts), await StockOf(basket));
        var order = await PaidOrder(lin, new CartLine(nuts, 2), new CartLine(basket, 1));
        await Village.Advance(TimeSpan.FromMinutes(1));
        var shipAfter = seed % 2 == 0 ? int.MaxValue : random.Next(3, 6);
        for (var step = 0; step < 8; step++)
        {
            if (step == shipAfter && !(await Ship(order.Number)).IsRefused) _ = await DeliverOutbox();
            var line = (await Get(lin, order.Number)).Lines[random.Next(2)];
            if (line.Refundable.IsZero) continue;
            var amount = random.Next(3) == 0 ? line.Refundable : new(random.NextInt64(1, line.Refundable.Fen + 1));
            var asked = await AskRefund(order.Number, amount, line.Number);
            if (asked.IsRefused) continue;
            if (random.Next(3) == 0) _ = await DeclineRefund(asked.Value);
            else _ = await ApproveRefund(asked.Value);
            if (random.Next(2) == 0) await SettleRefunds();
        }

        for (var round = 0; round < 8; round++) await SettleRefunds();
        foreach (var line in (await Get(lin, order.Number)).Lines.Where(line => line.Refundable > Money.Zero))
            _ = await ApprovedRefund(order.Number, line.Refundable, line.Number);
        for (var round = 0; round < 3; round++) await SettleRefunds();

        var end = await Get(lin, order.Number);
        var refunds = await Village.Look(db => db.Refunds.AsNoTracking()
            .Where(one => one.Status == RefundStatus.Succeeded).ToListAsync());
        Assert.That(Money.Sum(refunds.Select(one => one.Amount)), Is.EqualTo(end.Refunded));
        if (end.Shipment is null)
        {
            Assert.That((end.Status, end.Refunded), Is.EqualTo((OrderStatus.Closed, order.Total)));
            Assert.That((await StockOf(nuts), await StockOf(basket)), Is.EqualTo(stock));
        }
        else
        {
            Assert.That(end.Refunded, Is.EqualTo(order.Total - Freight));
            await Complete(order);
            await SettleAll();
        }

        Assert.That(await Balance(Account.PendingSales.Code), Is.Zero);
    }

    /// <summary>Cheap enough that freight is to be paid.</summary>
    private Task<int> Cheap(params SkuId[] skus) => Village.Look(db => db.Skus.Where(sku => skus.Contains(sku.Id))
        .ExecuteUpdateAsync(set => set.SetProperty(sku => sku.Price.Fen, 1_111L)));

    private async Task Complete(OrderView order)
    {
        _ = await Village.Sandbox.Tell("user/confirm-receive", new { outTradeNo = order.Number, @as = lin.OpenId }, Ct);
        var transaction = await Village.Look(db => db.Payments
            .Where(payment => payment.OutTradeNo == order.Number).Select(payment => payment.TransactionId!)
            .SingleAsync());
        var completed = await Village.Run((CompleteOrder feature) =>
            feature.Run(new(transaction, order.Number, Village.Now, Village.Now), Ct));
        Assert.That(completed.OrThrow().Applied, Is.True);
    }

    private Task<string> Transaction(string order) => Village.Look(db => db.Payments
        .Where(payment => payment.OutTradeNo == order).Select(payment => payment.TransactionId!).SingleAsync());

    private async Task SettleAll()
    {
        await Village.Advance(TimeSpan.FromDays(10));
        _ = (await Village.Run((SettleDueSales feature) => feature.Run(new(), Ct))).OrThrow();
    }
}
