using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Finance.Payments;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Orders;
using VillageCloud.Domain.WeChat;
using VillageCloud.Features.Finance.Payments;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Shop.AfterSales;
using VillageCloud.Features.Shop.Orders;
using VillageCloud.Features.Tests.Shop;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Finance.Payments;

[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class PaymentTests(DatabaseProvider provider) : ShopFixture(provider)
{
    private Person lin = null!;
    private SkuId tea;

    [SetUp]
    public async Task MeetLin()
    {
        lin = await LogIn("lin");
        tea = await Sku(DemoVillage.TeaName);
    }

    [Test]
    public async Task A_payment_is_posted_and_the_order_is_paid()
    {
        var cash = await Balance(Account.WeChatBasic.Code);

        var order = await PaidOrder(lin, new CartLine(tea, 1));

        Assert.That(order.Status, Is.EqualTo(OrderStatus.Paid));
        Assert.That(await Balance(Account.WeChatBasic.Code), Is.EqualTo(cash + order.Total.Fen));
    }

    [Test]
    public async Task Reports_in_parallel_have_one_effect()
    {
        var order = await Order(lin, new CartLine(tea, 1));
        await PayInWeChat(lin, (await Prepare(lin, order.Number)).OrThrow());
        var report = await Report(order.Number);
        var cash = await Balance(Account.WeChatBasic.Code);

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Confirm(report))));

        Assert.That(answers.Count(answer => answer.OrThrow().Applied), Is.EqualTo(1));
        Assert.That(await Balance(Account.WeChatBasic.Code), Is.EqualTo(cash + order.Total.Fen));
    }

    [Test]
    public async Task A_prepay_id_that_is_still_good_is_used_again()
    {
        var order = await Order(lin, new CartLine(tea, 1));

        var first = (await Prepare(lin, order.Number)).OrThrow();
        var second = (await Prepare(lin, order.Number)).OrThrow();

        Assert.That(second.Package, Is.EqualTo(first.Package));
    }

    [Test]
    public async Task An_unclear_prepay_is_repeated_under_the_same_number()
    {
        var order = await Order(lin, new CartLine(tea, 1));
        await Fault("T3", "jsapi");

        IsRefused(await Prepare(lin, order.Number), "payment.unclear");

        Assert.That((await Prepare(lin, order.Number)).IsRefused, Is.False);
    }

    [Test]
    public async Task After_the_deadline_nothing_is_prepared()
    {
        var order = await Order(lin, new CartLine(tea, 1));
        await Village.Advance(TimeSpan.FromHours(3));

        IsRefused(await Prepare(lin, order.Number), "order.payment_deadline_passed");
    }

    [Test]
    public async Task An_amount_that_differs_raises_an_alarm_and_changes_nothing()
    {
        var order = await Order(lin, new CartLine(tea, 1));
        await PayInWeChat(lin, (await Prepare(lin, order.Number)).OrThrow());
        var report = await Report(order.Number);

        IsRefused(await Confirm(report with { Total = report.Total - new Money(1) }), "payment.amount_differs");

        Assert.That(await Alarms(), Is.EqualTo(new[] { "payment.amount_differs" }));
        Assert.That((await Get(lin, order.Number)).Status, Is.EqualTo(OrderStatus.AwaitingPayment));
    }

    [Test]
    public async Task A_coupon_of_WeChat_lowers_what_the_payer_paid_and_is_fine()
    {
        var order = await Order(lin, new CartLine(tea, 1));
        await PayInWeChat(lin, (await Prepare(lin, order.Number)).OrThrow());
        var report = await Report(order.Number);

        var confirmed = await Confirm(report with { PayerTotal = report.Total - new Money(100) });

        Assert.That(confirmed.OrThrow().Applied, Is.True);
    }

    [Test]
    public async Task A_payment_for_nobody_raises_an_alarm()
    {
        var report = new PaymentReport(
            "m", "a", "D20260506090000UNKNOWN0000", "4200000001", TradeState.Paid, new Money(1), null, null, null);

        IsRefused(await Confirm(report), "payment.unknown_number");
        IsRefused(await Confirm(report), "payment.unknown_number");

        Assert.That(await Alarms(), Is.EqualTo(new[] { "payment.unknown_number" }));
    }

    [Test]
    public async Task A_lost_notice_is_made_up_for_by_asking()
    {
        var order = await Order(lin, new CartLine(tea, 1));
        await PayInWeChat(lin, (await Prepare(lin, order.Number)).OrThrow());
        await Village.Advance(TimeSpan.FromMinutes(2));

        var tally = await Village.Run((AskAboutPayments feature) => feature.Run(new(), Ct));

        Assert.That(tally.Done, Is.EqualTo(1));
        Assert.That((await Get(lin, order.Number)).Status, Is.EqualTo(OrderStatus.Paid));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task An_unpaid_order_closes_after_its_deadline_and_the_stock_returns(bool isPrepared)
    {
        var stock = await StockOf(tea);
        var order = await Order(lin, new CartLine(tea, 3));
        if (isPrepared) _ = (await Prepare(lin, order.Number)).OrThrow();
        await Village.Advance(TimeSpan.FromHours(1));

        var tally = await CloseUnpaid();

        Assert.That(tally.Done, Is.EqualTo(1), string.Join(';', tally.Problems));
        Assert.That((await Get(lin, order.Number)).Status, Is.EqualTo(OrderStatus.Closed));
        Assert.That(await StockOf(tea), Is.EqualTo(stock));
        Assert.That((await CloseUnpaid()).Done, Is.Zero);
    }

    [TestCase("ORDERNOTEXIST")]
    [TestCase("RESOURCE_NOT_EXISTS")]
    [TestCase("A_WORD_OF_TOMORROW")]
    public async Task A_number_that_WeChat_does_not_know_by_any_word_closes_and_the_stock_returns(string word)
    {
        var stock = await StockOf(tea);
        var order = await Order(lin, new CartLine(tea, 3));
        await Village.Advance(TimeSpan.FromHours(1));
        await Fault("T14", "query-order", parameters: new { code = word });
        await Fault("T14", "close", parameters: new { code = word });

        Assert.That((await CloseUnpaid()).Done, Is.EqualTo(1));

        Assert.That((await Get(lin, order.Number)).Status, Is.EqualTo(OrderStatus.Closed));
        Assert.That(await StockOf(tea), Is.EqualTo(stock));
    }

    [Test]
    public async Task A_404_that_WeChat_did_not_sign_closes_nothing_and_after_some_attempts_a_person_is_called()
    {
        var order = await Order(lin, new CartLine(tea, 3));
        var stock = await StockOf(tea);
        await Village.Advance(TimeSpan.FromHours(1));
        await Fault("T14", "query-order", times: -1, parameters: new { code = "html" });

        Assert.That((await CloseUnpaid()).Left, Is.EqualTo(1));
        Assert.That(await Alarms(), Is.Empty);
        for (var attempt = 2; attempt <= 6; attempt++)
        {
            await Village.Advance(TimeSpan.FromHours(2));
            Assert.That((await CloseUnpaid()).Left, Is.EqualTo(1));
        }

        Assert.That(await Alarms(), Is.EqualTo(new[] { "order.stuck" }));
        Assert.That((await Get(lin, order.Number)).Status, Is.EqualTo(OrderStatus.AwaitingPayment));
        Assert.That(await StockOf(tea), Is.EqualTo(stock));
    }

    [TestCase(7)]
    [TestCase(12)]
    [TestCase(30)]
    public async Task A_cart_of_many_goods_can_be_paid(int kinds)
    {
        var skus = await Village.Look(db => db.Products.Where(one => one.IsOnSale)
            .SelectMany(one => one.Skus).Where(sku => sku.Stock > 0).OrderBy(sku => sku.Id).Select(sku => sku.Id)
            .Take(kinds).ToListAsync());
        var order = await Order(lin, [.. skus.Select(sku => new CartLine(sku, 1))]);

        _ = (await Prepare(lin, order.Number)).OrThrow();

        var sent = (await Posted("/transactions/jsapi")).Single();
        var description = JsonDocument.Parse(sent).RootElement.GetProperty("description").GetString()!;
        Assert.That(Encoding.UTF8.GetByteCount(description), Is.LessThanOrEqualTo(127).And.GreaterThan(110));
        Assert.That(description, Does.EndWith("…").And.StartWith(order.Lines[0].Title));
    }

    [Test]
    public async Task While_WeChat_does_not_answer_an_order_stays_open_and_keeps_its_stock()
    {
        var order = await Order(lin, new CartLine(tea, 3));
        _ = (await Prepare(lin, order.Number)).OrThrow();
        var stock = await StockOf(tea);
        await Village.Advance(TimeSpan.FromHours(1));
        await Fault("T4", "close");

        Assert.That((await CloseUnpaid()).Left, Is.EqualTo(1));

        Assert.That((await Get(lin, order.Number)).Status, Is.EqualTo(OrderStatus.AwaitingPayment));
        Assert.That(await StockOf(tea), Is.EqualTo(stock));
        await Village.Advance(TimeSpan.FromMinutes(2));
        Assert.That((await CloseUnpaid()).Done, Is.EqualTo(1));
    }

    [Test]
    public async Task Whoever_paid_before_the_deadline_is_found_paid_not_closed()
    {
        var order = await Order(lin, new CartLine(tea, 1));
        await PayInWeChat(lin, (await Prepare(lin, order.Number)).OrThrow());
        await Village.Advance(TimeSpan.FromHours(1));

        _ = await CloseUnpaid();

        Assert.That((await Get(lin, order.Number)).Status, Is.EqualTo(OrderStatus.Paid));
    }

    [Test]
    public async Task Cancelling_closes_and_twice_is_as_good_as_once()
    {
        var stock = await StockOf(tea);
        var order = await Order(lin, new CartLine(tea, 1));
        _ = (await Prepare(lin, order.Number)).OrThrow();

        _ = (await Cancel(order.Number)).OrThrow();
        var again = (await Cancel(order.Number)).OrThrow();

        Assert.That(again.Status, Is.EqualTo(OrderStatus.Closed));
        Assert.That(await StockOf(tea), Is.EqualTo(stock));
        IsRefused(await Prepare(lin, order.Number), "order.not_in_state");
    }

    [Test]
    public async Task A_payment_after_closing_goes_back_whole()
    {
        var order = await PaidOrder(lin, new CartLine(tea, 1));
        var late = await Order(lin, new CartLine(tea, 1));
        _ = (await Cancel(late.Number)).OrThrow();
        var report = (await Report(order.Number)) with
        {
            OutTradeNo = late.Number, TransactionId = "4200000000000000000000000001",
        };

        Assert.That((await Confirm(report)).OrThrow().Applied, Is.True);

        var refund = await Village.Look(db => db.Refunds.SingleAsync());
        Assert.That((refund.SaleId, refund.Amount), Is.EqualTo(((SaleId?)null, late.Total)));
        Assert.That(await Alarms(), Is.EqualTo(new[] { "payment.late" }));
        Assert.That((await Get(lin, late.Number)).Status, Is.EqualTo(OrderStatus.Closed));

        var pending = await Balance(Account.PendingSales.Code);
        _ = (await Village.Run((ConfirmRefund feature) => feature.Run(
            new(new(refund.OutRefundNo, "5030", late.Number, report.TransactionId, RefundState.Succeeded, late.Total,
                Village.Now)),
            Ct))).OrThrow();
        Assert.That(await Balance(Account.PendingSales.Code), Is.EqualTo(pending + late.Total.Fen));
        Assert.That(
            await Village.Look(db => db.Refunds.Select(one => one.Status).SingleAsync()),
            Is.EqualTo(RefundStatus.Succeeded));
    }

    private Task<Tally> CloseUnpaid() => Village.Run((CloseUnpaidOrders feature) => feature.Run(new(), Ct));

    private Task<Outcome<OrderView>> Cancel(string number) =>
        Village.Run((CancelOrder feature) => feature.Run(new(lin.Id, number), Ct));
}
