using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Fulfilment;
using VillageCloud.Domain.Shop.Orders;
using VillageCloud.Domain.WeChat;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Shop.Fulfilment;
using VillageCloud.Features.Shop.Orders;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Shop.Fulfilment;

/// <summary>Several parcels, wrong numbers, and a WeChat that doesn't take them.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class ParcelsTests(DatabaseProvider provider) : ShopFixture(provider)
{
    private Person lin = null!;
    private CartLine tea = null!;

    [SetUp]
    public async Task MeetLin() => (lin, tea) = (await LogIn("lin"), new(await Sku(DemoVillage.TeaName), 1));

    [Test]
    public async Task Every_carrier_that_the_village_posts_with_is_taken_by_WeChat()
    {
        var orders = new List<OrderView>();
        foreach (var _ in Carriers.All) orders.Add(await PaidOrder(lin, tea));
        await Village.Advance(TimeSpan.FromMinutes(1));
        foreach (var (order, carrier) in orders.Zip(Carriers.All.Keys))
            _ = (await Ship(order.Number, carrier, $"{carrier}1234567890")).OrThrow();

        var tally = await DeliverOutbox();

        Assert.That((tally.Done, tally.Left), Is.EqualTo((Carriers.All.Count, 0)), string.Join("; ", tally.Problems));
        Assert.That(Carriers.All.Keys, Is.SupersetOf(new[] { "YD", "YZPY", "EMS", "DBL", "SF", "JD" }));
        Assert.That(await Alarms(), Is.Empty);

        var check = await Village.Run((CheckCarriers feature) => feature.Run(new(), Ct));
        Assert.That((check.Done, check.Left), Is.EqualTo((Carriers.All.Count, 0)), string.Join("; ", check.Problems));
        await Fault("A1", "get_delivery_list", parameters: new { errcode = -1 });
        var unanswered = await Village.Run((CheckCarriers feature) => feature.Run(new(), Ct));
        Assert.That(unanswered.Left, Is.EqualTo(Carriers.All.Count));
    }

    [Test]
    public async Task A_wrong_number_is_corrected_once_and_WeChat_knows_the_right_one()
    {
        var order = await ShippedOrder(lin, tea);

        var corrected = (await Correct(order, 1, "YD", "4312345678901")).OrThrow();
        Assert.That((corrected.CarrierName, corrected.IsReported), Is.EqualTo(("韵达快递", false)));
        Assert.That((await DeliverOutbox()).Left, Is.EqualTo(1), "within the same moment WeChat takes no other");
        Assert.That(await Alarms(), Is.Empty);
        await Village.Advance(TimeSpan.FromMinutes(1));
        Assert.That((await DeliverOutbox()).Done, Is.EqualTo(1));
        _ = await Village.Look(db => db.Outbox.ExecuteUpdateAsync(
            set => set.SetProperty(one => one.DoneAt, (DateTimeOffset?)null)));
        await Village.Advance(TimeSpan.FromMinutes(1));
        Assert.That((await DeliverOutbox()).Left, Is.Zero, "told again: nothing more to tell");

        Assert.That(await AtWeChat(order), Is.EqualTo(new[] { new ParcelLabel("YD", "4312345678901") }));
        Assert.That(await Posted("upload_shipping_info"), Has.Count.EqualTo(3), "one of them too early");
        var known = (await Get(lin, order.Number)).Shipment!;
        Assert.That((known.IsReported, known.IsFixed, known.Trouble), Is.EqualTo((true, true, (ShippingTrouble?)null)));
        IsRefused(await Correct(order, 1, "SF", "SF9999999999"), "shipment.reship_used");
        Assert.That(await Violations(), Is.Empty);
        Assert.That(await Alarms(), Is.Empty);
        Assert.That(await Village.Look(db => db.Parcels.CountAsync()), Is.EqualTo(2), "the wrong one stays known");
    }

    [TestCase("T1")]
    [TestCase("T3")]
    public async Task A_correction_whose_answer_was_lost_does_not_use_up_anything_more(string fault)
    {
        var order = await ShippedOrder(lin, tea);
        _ = (await Correct(order, 1, "YD", "4312345678901")).OrThrow();
        await Village.Advance(TimeSpan.FromMinutes(1));
        await Fault(fault, "upload_shipping_info", parameters: new { holdSeconds = 6 });

        Assert.That((await DeliverOutbox()).Left, Is.EqualTo(1));
        await Village.Advance(TimeSpan.FromMinutes(5));
        Assert.That((await DeliverOutbox()).Done, Is.EqualTo(1));

        Assert.That(await Posted("upload_shipping_info"), Has.Count.EqualTo(2));
        Assert.That(await AtWeChat(order), Is.EqualTo(new[] { new ParcelLabel("YD", "4312345678901") }));
    }

    [Test]
    public async Task Several_parcels_sent_one_after_the_other_leave_the_one_correction_untouched()
    {
        var order = await PaidOrder(lin, tea with { Quantity = 2 });
        await Village.Advance(TimeSpan.FromMinutes(1));
        IsRefused(await Add(order, "SF2222222222"), "shipment.not_shipped");
        _ = (await ShipFirst(order, "SF1111111111", moreFollow: true)).OrThrow();
        Assert.That((await DeliverOutbox()).Done, Is.EqualTo(1));
        IsRefused(await Add(order, "sf 1111-1111-11"), "shipment.parcel_known");
        await Village.Advance(TimeSpan.FromDays(1));

        _ = (await Add(order, "SF2222222222")).OrThrow();
        Assert.That((await DeliverOutbox()).Done, Is.EqualTo(1));

        var known = (await Get(lin, order.Number)).Shipment!;
        Assert.That(known.Parcels.Select(one => one.TrackingNo), Is.EqualTo(new[] { "SF1111111111", "SF2222222222" }));
        Assert.That((known.IsAllSent, known.IsFixed), Is.EqualTo((true, false)));
        _ = (await Correct(order, 2, "YZPY", "9801234567890")).OrThrow();
        await Village.Advance(TimeSpan.FromMinutes(1));
        Assert.That((await DeliverOutbox()).Done, Is.EqualTo(1));
        Assert.That(
            await AtWeChat(order),
            Is.EqualTo(new[] { new ParcelLabel("SF", "SF1111111111"), new("YZPY", "9801234567890") }));
    }

    [Test]
    public async Task One_parcel_of_which_more_were_to_follow_is_finished_without_another()
    {
        var order = await PaidOrder(lin, tea);
        await Village.Advance(TimeSpan.FromMinutes(1));
        _ = (await ShipFirst(order, "SF1111111111", moreFollow: true)).OrThrow();
        _ = await DeliverOutbox();

        _ = (await Finish(order)).OrThrow();
        await Village.Advance(TimeSpan.FromMinutes(1));
        Assert.That((await DeliverOutbox()).Done, Is.EqualTo(1));

        IsRefused(await Finish(order), "shipment.all_sent");
        var shipment = await Village.Look(db => db.Shipments.AsNoTracking().SingleAsync());
        Assert.That((shipment.IsReported, shipment.Uploads), Is.EqualTo((true, 1)));
    }

    [Test]
    public async Task A_refused_upload_is_seen_on_the_order_and_mended_there()
    {
        var order = await PaidOrder(lin, tea);
        await Village.Advance(TimeSpan.FromMinutes(1));
        _ = (await Ship(order.Number)).OrThrow();
        await Fault("A3", "upload_shipping_info", parameters: new { errcode = 10060007 });
        Assert.That((await DeliverOutbox()).Left, Is.EqualTo(1));

        var refused = (await Get(lin, order.Number)).Shipment!;
        Assert.That(refused.Trouble!.Code, Is.EqualTo("10060007"));
        Assert.That(refused.Trouble.Sentence, Does.Contain("改好运单"));
        var rows = (await Village.Run((ListVillageOrders feature) => feature.Run(new(new()), Ct))).OrThrow().Page.Rows;
        Assert.That(rows.Single().HasShippingTrouble, Is.True);
        Assert.That(await Village.Look(db => db.Alarms.Select(one => one.Subject).ToListAsync()),
            Is.EqualTo(new[] { order.Number }), "the alarm leads to the order");

        _ = (await Correct(order, 1, "YD", "4312345678901")).OrThrow();
        await Village.Advance(TimeSpan.FromMinutes(1));
        Assert.That((await DeliverOutbox()).Left, Is.Zero);

        var mended = (await Get(lin, order.Number)).Shipment!;
        Assert.That(mended.Trouble, Is.Null);
        Assert.That((mended.IsReported, mended.IsFixed), Is.EqualTo((true, false)));
        Assert.That(await OpenAlarms(), Is.Zero);
        Assert.That(await Posted("upload_shipping_info"), Has.Count.EqualTo(2), "no chance was used up");
    }

    [Test]
    public async Task A_number_typed_in_WeChats_console_is_taken_over_or_replaced_as_a_person_says(
        [Values] bool isOursRight)
    {
        var order = await PaidOrder(lin, tea);
        await Village.Advance(TimeSpan.FromMinutes(1));
        await TypeInWeChat(order, "YTO", "YT7777777777");
        _ = (await Ship(order.Number)).OrThrow();

        Assert.That((await DeliverOutbox()).Left, Is.EqualTo(1));
        var trouble = (await Get(lin, order.Number)).Shipment!.Trouble!;
        Assert.That((trouble.Code, trouble.NumbersAtWeChat), Is.EqualTo((Shipment.DiffersAtWeChat, "YT7777777777")));
        Assert.That((await AtWeChat(order)).Single().TrackingNo, Is.EqualTo("YT7777777777"), "nothing was replaced");

        if (isOursRight) _ = (await TellAgain(order)).OrThrow();
        else _ = (await Correct(order, 1, "YTO", "YT7777777777")).OrThrow();
        await Village.Advance(TimeSpan.FromMinutes(1));
        Assert.That((await DeliverOutbox()).Left, Is.Zero);

        Assert.That(
            await AtWeChat(order),
            Is.EqualTo(new[] { isOursRight ? new ParcelLabel("SF", "SF1234567890") : new("YTO", "YT7777777777") }));
        Assert.That((await Get(lin, order.Number)).Shipment!.Trouble, Is.Null);
        Assert.That(await OpenAlarms(), Is.Zero);
        IsRefused(await TellAgain(order), "shipment.nothing_refused");
    }

    [Test]
    public async Task When_WeChats_one_correction_is_gone_the_order_says_so_and_still_completes()
    {
        var order = await PaidOrder(lin, tea);
        await Village.Advance(TimeSpan.FromMinutes(1));
        await TypeInWeChat(order, "YTO", "YT7777777777");
        await Village.Advance(TimeSpan.FromMinutes(1));
        await TypeInWeChat(order, "YTO", "YT8888888888");
        _ = (await Ship(order.Number)).OrThrow();
        Assert.That((await DeliverOutbox()).Left, Is.EqualTo(1));
        Assert.That((await Get(lin, order.Number)).Shipment!.Trouble!.Code, Is.EqualTo("10060003"));

        _ = await Village.Sandbox.Tell("user/confirm-receive", new { outTradeNo = order.Number, @as = lin.OpenId }, Ct);
        await Village.Advance(TimeSpan.FromDays(1));
        var asked = await Village.Run((AskAboutShipments feature) => feature.Run(new(), Ct));
        Assert.That((asked.Done, asked.Problems.Count), Is.EqualTo((1, 0)), "the household gets its money");
        Assert.That((await DeliverOutbox()).Left, Is.Zero);
        Assert.That((await Get(lin, order.Number)).Status, Is.EqualTo(OrderStatus.Completed));
        IsRefused(await Correct(order, 1, "SF", "SF9999999999"), "order.not_in_state");
    }

    [Test]
    public async Task Corrections_at_once_are_one_after_the_other()
    {
        var order = await ShippedOrder(lin, tea);

        var answers = await Task.WhenAll(Enumerable.Range(1, 4).Select(i =>
            Task.Run(() => Correct(order, 1, "SF", $"SF000000000{i}"))));
        for (var i = 0; i < 4; i++)
        {
            _ = await DeliverOutbox();
            await Village.Advance(TimeSpan.FromMinutes(2));
        }

        Assert.That(answers.Count(answer => !answer.IsRefused), Is.GreaterThanOrEqualTo(1));
        var ours = (await Get(lin, order.Number)).Shipment!;
        Assert.That(ours.Parcels, Has.Count.EqualTo(1));
        Assert.That((await AtWeChat(order)).Single().TrackingNo, Is.EqualTo(ours.TrackingNo));
    }

    private async Task<Outcome<ShipmentView>> ShipFirst(OrderView order, string tracking, bool moreFollow)
    {
        var by = await Keeper();
        return await Village.Run((ShipOrder feature) =>
            feature.Run(new(IdempotencyKey.New(), by, order.Number, "SF", tracking, moreFollow), Ct));
    }

    private async Task<Outcome<ShipmentView>> Add(OrderView order, string tracking)
    {
        var by = await Keeper();
        return await Village.Run((AddParcel feature) =>
            feature.Run(new(IdempotencyKey.New(), by, order.Number, "SF", tracking), Ct));
    }

    private async Task<Outcome<ShipmentView>> Correct(OrderView order, int parcel, string carrier, string tracking)
    {
        var by = await Keeper();
        return await Village.Run((CorrectParcel feature) =>
            feature.Run(new(IdempotencyKey.New(), by, order.Number, parcel, carrier, tracking), Ct));
    }

    private async Task<Outcome<ShipmentView>> Finish(OrderView order)
    {
        var by = await Keeper();
        return await Village.Run((FinishShipment feature) =>
            feature.Run(new(IdempotencyKey.New(), by, order.Number), Ct));
    }

    private async Task<Outcome<ShipmentView>> TellAgain(OrderView order)
    {
        var by = await Keeper();
        return await Village.Run((TellWeChatAgain feature) =>
            feature.Run(new(IdempotencyKey.New(), by, order.Number), Ct));
    }

    /// <summary>Somebody at the village uses WeChat's own console.</summary>
    private async Task TypeInWeChat(OrderView order, string carrier, string number)
    {
        var transaction = await TransactionOf(order);
        var upload = new ShippingUpload(
            transaction, lin.OpenId, [new(carrier, number)], IsAllSent: true, IsSplit: false, "茶", null, Village.Now);
        var typed = await Village.Run<IShippingReporter, GatewayResult<Nothing>>(one => one.Upload(upload, Ct));
        Assert.That(typed, Is.TypeOf<GatewayResult<Nothing>.Ok>());
    }

    private async Task<IReadOnlyList<ParcelLabel>> AtWeChat(OrderView order)
    {
        var transaction = await TransactionOf(order);
        var found = await Village.Run<IShippingReporter, GatewayResult<ShippingReport>>(one =>
            one.Find(transaction, Ct));
        return ((GatewayResult<ShippingReport>.Ok)found).Value.Parcels;
    }

    private Task<string> TransactionOf(OrderView order) => Village.Look(db => db.Payments
        .Where(payment => payment.OutTradeNo == order.Number).Select(payment => payment.TransactionId!).SingleAsync());

    private Task<int> OpenAlarms() => Village.Look(db => db.Alarms.CountAsync(alarm => alarm.ClosedAt == null));
}
