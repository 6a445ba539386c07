using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Orders;
using VillageCloud.Features.Shop.Orders;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Shop.Orders;

[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class CancelOrderTests(DatabaseProvider provider) : ShopFixture(provider)
{
    private Person lin = null!;
    private SkuId tea;
    private int stock;

    [SetUp]
    public async Task MeetLin()
    {
        lin = await LogIn("lin");
        tea = await Sku(DemoVillage.TeaName);
        stock = await StockOf(tea);
    }

    [Test]
    public async Task Cancelling_many_times_at_once_returns_the_stock_once()
    {
        var order = await Order(lin, new CartLine(tea, 3));
        _ = (await Prepare(lin, order.Number)).OrThrow();

        var answers = await AtOnce(4, () => Cancel(order.Number));

        Assert.That(answers.Select(answer => answer.OrThrow().Status), Is.All.EqualTo(OrderStatus.Closed));
        Assert.That(await StockOf(tea), Is.EqualTo(stock));
    }

    [Test]
    public async Task A_paid_order_cannot_be_cancelled()
    {
        var order = await PaidOrder(lin, new CartLine(tea, 1));

        IsRefused(await Cancel(order.Number), "order.not_in_state");

        Assert.That(await StockOf(tea), Is.EqualTo(stock - 1));
    }

    [Test]
    public async Task Whoever_paid_a_moment_ago_is_told_so_and_gets_the_order()
    {
        var order = await Order(lin, new CartLine(tea, 1));
        await PayInWeChat(lin, (await Prepare(lin, order.Number)).OrThrow());

        IsRefused(await Cancel(order.Number), "order.not_in_state");

        Assert.That((await Get(lin, order.Number)).Status, Is.EqualTo(OrderStatus.Paid));
        Assert.That(await StockOf(tea), Is.EqualTo(stock - 1));
    }

    [Test]
    public async Task A_payment_and_a_cancellation_at_once_end_as_paid()
    {
        var order = await Order(lin, new CartLine(tea, 1));
        await PayInWeChat(lin, (await Prepare(lin, order.Number)).OrThrow());
        var report = await Report(order.Number);
        var cash = await Balance(Account.WeChatBasic.Code);

        var cancelling = Task.Run(() => Cancel(order.Number));
        var confirming = AtOnce(3, () => Confirm(report));

        IsRefused(await cancelling, "order.not_in_state");
        Assert.That((await confirming).Select(answer => answer.IsRefused), Is.All.False);
        Assert.That(await Balance(Account.WeChatBasic.Code), Is.EqualTo(cash + order.Total.Fen));
        Assert.That(await StockOf(tea), Is.EqualTo(stock - 1));
    }

    [TestCase("T4", "query-order")]
    [TestCase("T4", "close")]
    [TestCase("T3", "close")]
    public async Task While_WeChat_does_not_answer_nothing_is_closed(string fault, string endpoint)
    {
        var order = await Order(lin, new CartLine(tea, 2));
        _ = (await Prepare(lin, order.Number)).OrThrow();
        await Fault(fault, endpoint);

        IsRefused(await Cancel(order.Number), "payment.unclear");
        Assert.That(await StockOf(tea), Is.EqualTo(stock - 2));

        Assert.That((await Cancel(order.Number)).OrThrow().Status, Is.EqualTo(OrderStatus.Closed));
        Assert.That(await StockOf(tea), Is.EqualTo(stock));
    }

    [Test]
    public async Task An_order_that_nobody_placed_is_not_there() =>
        IsRefused(await Cancel("D20260506090000ABCDEFGHJKM"), "order.not_found");

    private Task<Outcome<OrderView>> Cancel(string number) =>
        Village.Run((CancelOrder feature) => feature.Run(new(lin.Id, number), Ct));
}
