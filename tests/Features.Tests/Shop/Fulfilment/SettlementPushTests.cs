using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Orders;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Shop.AfterSales;
using VillageCloud.Features.Shop.Fulfilment;
using VillageCloud.Features.Shop.Orders;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Shop.Fulfilment;

/// <summary>WeChat's own pushes, sealed and signed as they come.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class SettlementPushTests(DatabaseProvider provider) : ShopFixture(provider)
{
    private Person lin = null!;
    private CartLine tea = null!;

    [SetUp]
    public async Task AwaitPushes()
    {
        await Village.Sandbox.SendPushesTo(new Uri("http://127.0.0.1:9"), DemoVillage.Slug, Ct);
        lin = await LogIn("lin");
        tea = new(await Sku(DemoVillage.TeaName), 1);
    }

    [Test]
    public async Task A_push_that_only_estimates_changes_nothing()
    {
        var order = await ShippedOrder(lin, tea);
        var estimate = (await Letters("push")).Single();

        Assert.That((await ReceivePush(estimate)).IsRefused, Is.False);

        Assert.That((await Get(lin, order.Number)).Status, Is.EqualTo(OrderStatus.Shipped));
        Assert.That(await Village.Look(db => db.Inbox.AnyAsync()), Is.False);
    }

    [Test]
    public async Task The_window_opens_when_the_shopper_had_it_and_once()
    {
        var order = await ShippedOrder(lin, tea);
        await Village.Advance(TimeSpan.FromDays(2));
        var received = Village.Now;
        var push = await ReceiptPush(order);

        var answers = await AtOnce(4, () => ReceivePush(push));
        await Village.Advance(TimeSpan.FromHours(1));
        Assert.That(answers.Select(answer => answer.IsRefused), Is.All.False);
        Assert.That((await ReceivePush(push)).IsRefused, Is.False);

        var completed = await Get(lin, order.Number);
        Assert.That(completed.Status, Is.EqualTo(OrderStatus.Completed));
        var hours = await Village.Look(db => db.OrderLines.Select(line => line.AfterSalesHours).SingleAsync());
        Assert.That(completed.Lines[0].WindowEndsAt, Is.EqualTo(received.AddHours(hours)));
        Assert.That(await Village.Look(db => db.Inbox.CountAsync()), Is.EqualTo(1));
    }

    [TestCase("xml", "secure")]
    [TestCase("xml", "compatible")]
    [TestCase("json", "compatible")]
    public async Task A_sealed_push_completes_the_order_in_every_form(string format, string mode)
    {
        await PushAs(format, mode);
        var order = await ShippedOrder(lin, tea);

        Assert.That((await ReceivePush(await ReceiptPush(order))).IsRefused, Is.False);

        Assert.That((await Get(lin, order.Number)).Status, Is.EqualTo(OrderStatus.Completed));
    }

    [TestCase("json")]
    [TestCase("xml")]
    public async Task A_plain_push_is_refused_unless_the_account_says_so(string format)
    {
        await PushAs(format, "plain");
        var order = await ShippedOrder(lin, tea);

        IsRefused(await ReceivePush(await ReceiptPush(order)), "notice.forged");
    }

    [Test]
    public async Task A_hint_makes_us_ask_WeChat_sooner_and_changes_nothing_else()
    {
        var order = await ShippedOrder(lin, tea);
        _ = await ReceiptPush(order);
        var hint = new AskSoonAboutShipment.Command(await TransactionOf(order), order.Number);

        Assert.That((await Hint(hint)).IsRefused, Is.False);
        Assert.That(await AskShipments(), Is.Zero, "asked less than an hour ago");
        await Village.Advance(TimeSpan.FromHours(2));
        Assert.That((await Hint(hint with { TransactionId = "4200000000000000000000000001" })).IsRefused, Is.False);
        Assert.That(await AskShipments(), Is.Zero, "not our payment");
        Assert.That((await Hint(hint)).IsRefused, Is.False);
        Assert.That((await Get(lin, order.Number)).Status, Is.EqualTo(OrderStatus.Shipped));

        Assert.That(await AskShipments(), Is.EqualTo(1));
        Assert.That((await Get(lin, order.Number)).Status, Is.EqualTo(OrderStatus.Completed));
        Assert.That(await Village.Look(db => db.Inbox.AnyAsync()), Is.False);
    }

    [Test]
    public async Task A_settlement_of_another_merchant_calls_a_person()
    {
        var order = await ShippedOrder(lin, tea);
        await Fault("N11", "notify/push", parameters: new { kind = "merchant" });

        Assert.That((await ReceivePush(await ReceiptPush(order))).IsRefused, Is.False);

        Assert.That(await Alarms(), Is.EqualTo(new[] { "push.foreign" }));
        Assert.That((await Get(lin, order.Number)).Status, Is.EqualTo(OrderStatus.Shipped));
    }

    [Test]
    public async Task WeChats_receipt_by_itself_after_ten_days_completes_the_order_too()
    {
        var order = await ShippedOrder(lin, tea);
        await Village.Advance(TimeSpan.FromDays(10));

        foreach (var push in await Letters("push")) Assert.That((await ReceivePush(push)).IsRefused, Is.False);

        Assert.That((await Get(lin, order.Number)).Status, Is.EqualTo(OrderStatus.Completed));
    }

    [Test]
    public async Task A_push_that_WeChat_did_not_sign_is_refused_and_leaves_no_trace()
    {
        var order = await ShippedOrder(lin, tea);
        await Fault("N7", "notify/push");
        var push = await ReceiptPush(order);

        IsRefused(await ReceivePush(push), "notice.forged");

        Assert.That((await Get(lin, order.Number)).Status, Is.EqualTo(OrderStatus.Shipped));
        Assert.That(await Village.Look(db => db.Inbox.AnyAsync()), Is.False);
    }

    [Test]
    public async Task Only_WeChats_own_word_completes_an_order()
    {
        var order = await ShippedOrder(lin, tea);

        IsRefused(await Complete(order.Number, await TransactionOf(order)), "shipment.settlement_unclear");

        Assert.That((await Get(lin, order.Number)).Status, Is.EqualTo(OrderStatus.Shipped));
    }

    [Test]
    public async Task What_was_never_shipped_is_not_completed()
    {
        var order = await PaidOrder(lin, tea);
        await Village.Advance(TimeSpan.FromMinutes(1));

        IsRefused(await Complete(order.Number, await TransactionOf(order)), "shipment.settlement_unclear");

        Assert.That((await Get(lin, order.Number)).Status, Is.EqualTo(OrderStatus.Paid));
    }

    [Test]
    public async Task A_completed_order_is_completed_once()
    {
        var order = await ShippedOrder(lin, tea);
        _ = await ReceiptPush(order);
        var transaction = await TransactionOf(order);

        Assert.That((await Complete(order.Number, transaction)).OrThrow().Applied, Is.True);
        Assert.That((await Complete(order.Number, transaction)).OrThrow().Applied, Is.False);
    }

    [Test]
    public async Task A_settlement_of_an_order_that_is_not_ours_calls_a_person_once()
    {
        var order = await ShippedOrder(lin, tea);

        IsRefused(await Complete(order.Number, "4200000000000000000000000001"), "payment.unknown_number");
        IsRefused(await Complete(order.Number, "4200000000000000000000000001"), "payment.unknown_number");

        Assert.That(await Alarms(), Is.EqualTo(new[] { "shipping.unknown_order" }));
        Assert.That((await Get(lin, order.Number)).Status, Is.EqualTo(OrderStatus.Shipped));
    }

    [Test]
    public async Task What_went_back_whole_is_not_shipped()
    {
        var order = await PaidOrder(lin, tea);
        var by = await Keeper();
        var refund = await Village.Run((RequestRefund feature) => feature.Run(
            new(IdempotencyKey.New(), by, order.Number, 1, order.Lines[0].Paid, "不想要了"), Ct));
        Assert.That(refund.IsRefused, Is.False);

        IsRefused(await Ship(order.Number), "shipment.nothing_to_ship");
    }

    [Test]
    public async Task A_replayed_parcel_is_one_and_another_under_its_key_is_refused()
    {
        var order = await PaidOrder(lin, tea);
        var wish = new ShipOrder.Command(IdempotencyKey.New(), await Keeper(), order.Number, "SF", "SF1234567890");
        var first = (await Ship(wish)).OrThrow();

        Assert.That((await Ship(wish)).OrThrow(), Is.EqualTo(first).UsingPropertiesComparer());
        IsRefused(await Ship(wish with { TrackingNo = "SF0987654321" }), "idempotency.mismatch");
        Assert.That(await Village.Look(db => db.Shipments.CountAsync()), Is.EqualTo(1));
    }

    [Test]
    public async Task An_upload_before_WeChat_knows_the_order_is_repeated_later_and_alarms_nobody()
    {
        var order = await PaidOrder(lin, tea);
        Assert.That((await Ship(order.Number)).IsRefused, Is.False);

        Assert.That((await DeliverOutbox()).Left, Is.EqualTo(1));
        await Village.Advance(TimeSpan.FromMinutes(1));
        Assert.That((await DeliverOutbox()).Done, Is.EqualTo(1));

        Assert.That((await Get(lin, order.Number)).Shipment!.ReportedAt, Is.Not.Null);
        Assert.That(await Alarms(), Is.Empty);
    }

    [Test]
    public async Task An_upload_that_WeChat_refuses_calls_a_person_once_and_is_repeated()
    {
        var order = await PaidOrder(lin, tea);
        await Village.Advance(TimeSpan.FromMinutes(1));
        Assert.That((await Ship(order.Number)).IsRefused, Is.False);
        await Fault("A3", "upload_shipping_info", times: 2);

        Assert.That((await DeliverOutbox()).Left, Is.EqualTo(1));
        await Village.Advance(TimeSpan.FromSeconds(15));
        Assert.That((await DeliverOutbox()).Left, Is.EqualTo(1));
        Assert.That(await Alarms(), Is.EqualTo(new[] { "shipping.rejected" }));
        await Village.Advance(TimeSpan.FromSeconds(30));

        Assert.That((await DeliverOutbox()).Done, Is.EqualTo(1));
    }

    private Task<Outcome<ShipmentView>> Ship(ShipOrder.Command command) =>
        Village.Run((ShipOrder feature) => feature.Run(command, Ct));

    private Task PushAs(string format, string mode) => Village.Sandbox.Tell(
        "push-url", new { url = $"http://127.0.0.1:9/wechat/{DemoVillage.Slug}/push", format, mode }, Ct);

    private Task<Outcome> Hint(AskSoonAboutShipment.Command hint) =>
        Village.Run((AskSoonAboutShipment feature) => feature.Run(hint, Ct));

    private async Task<int> AskShipments() =>
        (await Village.Run((AskAboutShipments feature) => feature.Run(new(), Ct))).Done;

    /// <summary>The shopper says in WeChat that it came; what WeChat then pushes.</summary>
    private async Task<Letter> ReceiptPush(OrderView order)
    {
        _ = await Village.Sandbox.Tell("user/confirm-receive", new { outTradeNo = order.Number, @as = lin.OpenId }, Ct);
        return (await Letters("push"))[^1];
    }

    private Task<string> TransactionOf(OrderView order) => Village.Look(db => db.Payments
        .Where(payment => payment.OutTradeNo == order.Number).Select(payment => payment.TransactionId!).SingleAsync());

    private Task<Outcome<CompleteOrder.Result>> Complete(string number, string transaction) =>
        Village.Run((CompleteOrder feature) =>
            feature.Run(new(transaction, number, Village.Now, Village.Now), Ct));
}
