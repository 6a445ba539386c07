using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.Domain.Shop.Orders;
using VillageCloud.Domain.WeChat;
using VillageCloud.Features.Messaging;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Shop.Fulfilment;
using VillageCloud.Features.Shop.Orders;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Shop.Fulfilment;

[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class ShipmentTests(DatabaseProvider provider) : ShopFixture(provider)
{
    private Person lin = null!;
    private CartLine tea = null!;

    [SetUp]
    public async Task MeetLin()
    {
        lin = await LogIn("lin");
        tea = new(await Sku(DemoVillage.TeaName), 1);
    }

    [Test]
    public async Task What_is_wrong_with_a_parcel_is_said()
    {
        var paid = await PaidOrder(lin, tea);
        var unpaid = await Order(lin, tea);

        IsRefused(await Ship(paid.Number, carrier: "PIGEON"), "shipment.carrier_unknown");
        IsRefused(await Ship(paid.Number, tracking: "12"), "shipment.tracking_invalid");
        IsRefused(await Ship(paid.Number, tracking: "SF 12,34 56"), "shipment.tracking_invalid");
        IsRefused(await Ship("D0"), "order.not_found");
        IsRefused(await Ship(unpaid.Number), "order.not_in_state");
        Assert.That((await Ship(paid.Number)).IsRefused, Is.False);
        IsRefused(await Ship(paid.Number), "order.not_in_state");
        Assert.That(await Village.Look(db => db.Shipments.CountAsync()), Is.EqualTo(1));
    }

    [Test]
    public async Task Two_keepers_who_ship_at_once_ship_once()
    {
        var order = await PaidOrder(lin, tea);

        var answers = await AtOnce(3, () => Ship(order.Number));

        Assert.That(answers.Count(answer => !answer.IsRefused), Is.EqualTo(1));
        Assert.That(await Village.Look(db => db.Outbox.CountAsync()), Is.EqualTo(1));
    }

    [TestCase("T1")]
    [TestCase("T3")]
    [TestCase("T4")]
    public async Task An_upload_that_was_unclear_is_made_once_at_WeChat(string fault)
    {
        var order = await PaidOrder(lin, tea);
        await Village.Advance(TimeSpan.FromMinutes(1));
        _ = (await Ship(order.Number)).OrThrow();
        await Fault(fault, "upload_shipping_info", parameters: new { holdSeconds = 6 });

        var first = await DeliverOutbox();
        await Village.Advance(TimeSpan.FromMinutes(5));
        var second = await DeliverOutbox();

        Assert.That((first.Left, second.Done), Is.EqualTo((1, 1)));
        Assert.That(await Violations(), Is.Empty);
        Assert.That(await Alarms(), Is.Empty);
        Assert.That(await Village.Look(db => db.Shipments.CountAsync(one => one.ReportedAt != null)), Is.EqualTo(1));
    }

    [Test]
    public async Task Workers_at_once_deliver_one_message_once()
    {
        var order = await PaidOrder(lin, tea);
        await Village.Advance(TimeSpan.FromMinutes(1));
        _ = (await Ship(order.Number)).OrThrow();
        await Fault("T6", "get_order", times: 4, parameters: new { seconds = 1 });

        _ = await AtOnce(4, DeliverOutbox);

        Assert.That(await Posted("/wxa/sec/order/upload_shipping_info"), Has.Count.EqualTo(1));
        Assert.That(await Village.Look(db => db.Outbox.CountAsync(message => message.DoneAt == null)), Is.Zero);
    }

    [Test]
    public async Task A_claim_that_died_with_its_worker_runs_out()
    {
        var order = await PaidOrder(lin, tea);
        await Village.Advance(TimeSpan.FromMinutes(1));
        _ = (await Ship(order.Number)).OrThrow();
        var claimed = Village.Now.AddMinutes(2);
        _ = await Village.Look(db => db.Outbox.ExecuteUpdateAsync(
            row => row.SetProperty(message => message.NextAt, claimed)));
        Assert.That((await DeliverOutbox()).Done, Is.Zero);

        await Village.Advance(TimeSpan.FromMinutes(2));

        Assert.That((await DeliverOutbox()).Done, Is.EqualTo(1));
    }

    [Test]
    public async Task WeChats_settlement_push_opens_the_after_sales_window_once()
    {
        var order = await ShippedOrder(lin, tea);
        await ConfirmReceipt(order);
        var push = await SettledPush(order);

        var answers = await AtOnce(4, () => Accept(push));

        Assert.That(answers.Select(answer => answer.IsRefused), Is.All.False);
        var completed = await Get(lin, order.Number);
        Assert.That(completed.Status, Is.EqualTo(OrderStatus.Completed));
        Assert.That(completed.Lines[0].WindowEndsAt, Is.GreaterThan(Village.Now));
        Assert.That(await Village.Look(db => db.Inbox.CountAsync()), Is.EqualTo(1));
        Assert.That(await Village.Look(db => db.Inbox.CountAsync(message => message.ProcessedAt == null)), Is.Zero);
    }

    [Test]
    public async Task A_push_that_comes_before_WeChat_says_so_itself_is_kept_and_tried_again()
    {
        var order = await ShippedOrder(lin, tea);
        await ConfirmReceipt(order);
        var push = await SettledPush(order);
        await Fault("T4", "get_order");

        Assert.That((await Accept(push)).IsRefused, Is.False);
        Assert.That((await Get(lin, order.Number)).Status, Is.EqualTo(OrderStatus.Shipped));
        await Village.Advance(TimeSpan.FromMinutes(2));
        var tally = await Village.Run((ProcessInbox feature) => feature.Run(new(), Ct));

        Assert.That(tally.Done, Is.EqualTo(1));
        Assert.That((await Get(lin, order.Number)).Status, Is.EqualTo(OrderStatus.Completed));
    }

    [Test]
    public async Task A_settlement_push_that_is_lost_for_ever_is_made_up_for_by_asking()
    {
        var order = await ShippedOrder(lin, tea);
        await ConfirmReceipt(order);

        var early = await Ask();
        await Village.Advance(TimeSpan.FromDays(1));
        var due = await Ask();

        Assert.That((early.Done, due.Done, due.Problems.Count), Is.EqualTo((0, 1, 0)));
        Assert.That((await Get(lin, order.Number)).Status, Is.EqualTo(OrderStatus.Completed));
        await Village.Advance(TimeSpan.FromDays(2));
        Assert.That((await Ask()).Done, Is.Zero);
    }

    [Test]
    public async Task A_parcel_on_its_way_is_asked_about_once_a_day_and_quietly()
    {
        _ = await ShippedOrder(lin, tea);
        await Village.Advance(TimeSpan.FromDays(1));

        var today = await Ask();
        var again = await Ask();
        await Village.Advance(TimeSpan.FromDays(1));
        var tomorrow = await Ask();

        Assert.That((today.Left, again.Left, tomorrow.Left), Is.EqualTo((1, 0, 1)));
        Assert.That(today.Problems, Is.Empty);
        Assert.That(await Alarms(), Is.Empty);
    }

    [Test]
    public async Task A_settlement_that_is_long_overdue_and_nobody_answers_for_calls_a_person_once_for_each()
    {
        var order = await ShippedOrder(lin, tea);
        for (var day = 0; day < 14; day++)
        {
            await Village.Advance(TimeSpan.FromDays(1));
            await Fault("A1", "get_order", parameters: new { errcode = -1 });
            Assert.That((await Ask()).Left, Is.EqualTo(1));
        }

        Assert.That(await Alarms(), Is.EqualTo(new[] { "shipping.settlement_overdue", "shipping.stuck" }));
        Assert.That((await Get(lin, order.Number)).Status, Is.EqualTo(OrderStatus.Shipped));

        await Village.Advance(TimeSpan.FromDays(1));
        Assert.That((await Ask()).Done, Is.EqualTo(1));
        Assert.That((await Get(lin, order.Number)).Status, Is.EqualTo(OrderStatus.Completed));
        Assert.That(await Alarms(), Is.Empty, "WeChat answered, and has settled");
    }

    private Task<Tally> Ask() => Village.Run((AskAboutShipments feature) => feature.Run(new(), Ct));

    /// <summary>What a verified settlement push of WeChat tells of that order.</summary>
    private async Task<MessagePush.OrderSettled> SettledPush(OrderView order)
    {
        var transaction = await Village.Look(db => db.Payments
            .Where(payment => payment.OutTradeNo == order.Number)
            .Select(payment => payment.TransactionId).SingleAsync());
        return new(transaction!, order.Number, Village.Now, Village.Now);
    }

    private Task<Domain.Shared.Outcome> Accept(MessagePush.OrderSettled push) =>
        Village.Run((AcceptMessage feature) =>
            feature.Run(new(InboxSources.Settlement, push.TransactionId, push), Ct));

    private async Task ConfirmReceipt(OrderView order)
    {
        _ = await Village.Sandbox.Tell(
            "user/confirm-receive", new { outTradeNo = order.Number, @as = lin.OpenId }, Ct);
        await Village.Advance(TimeSpan.FromMinutes(1));
    }
}
