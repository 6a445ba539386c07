using System.Text.Json;
using System.Text.Json.Nodes;

namespace VillageCloud.Sandbox.Tests;

public sealed class ShippingTests
{
    private const string UploadPath = "/wxa/sec/order/upload_shipping_info";
    private Backend backend = null!;
    private string shopper = null!;

    [SetUp]
    public async Task Start()
    {
        backend = await Backend.Start();
        shopper = await backend.OpenId("shopper-1");
        var url = new Uri(backend.Inbox.Base, "/push").ToString();
        var answer = await backend.Control("POST", "push-url", new { url });
        Assert.That(answer["verified"]!.GetValue<bool>(), Is.True);
        await backend.Paid("ORDER0001");
    }

    [TearDown]
    public async Task Stop() => await backend.DisposeAsync();

    [Test]
    public async Task A_just_paid_order_is_unknown_for_half_a_minute()
    {
        await backend.Advance(29);
        var early = await Upload();
        await backend.Advance(1);
        var later = await Upload();

        Assert.That((early.Errcode, later.Errcode), Is.EqualTo((10060001, 0)));
    }

    [Test]
    public async Task Shipping_and_receipt_push_two_settlement_events_and_free_the_money()
    {
        await backend.Advance(60);
        await Upload();
        var shipped = await Order();
        var before = await backend.Control("GET", "accounts");

        var confirmed = await backend.Control("POST", "user/confirm-receive", new { outTradeNo = "ORDER0001" });
        await backend.Advance(60);

        var settlement = await backend.Inbox.Wait(m => m.Text["settlement_time"] is not null);
        var first = await backend.Inbox.Wait(m => m.Text["estimated_settlement_time"] is not null);
        var after = await backend.Control("GET", "accounts");
        Assert.That(shipped["order_state"]!.GetValue<int>(), Is.EqualTo(2));
        Assert.That(confirmed["orderState"]!.GetValue<int>(), Is.EqualTo(3));
        Assert.That((await Order())["order_state"]!.GetValue<int>(), Is.EqualTo(4));
        Assert.That(settlement.Genuine && first.Genuine, Is.True);
        Assert.That(settlement.Text["merchant_trade_no"]!.GetValue<string>(), Is.EqualTo("ORDER0001"));
        Assert.That(before["basic"]!["unsettledFen"]!.GetValue<long>(), Is.EqualTo(9_940));
        Assert.That(after["basic"]!["availableFen"]!.GetValue<long>(), Is.EqualTo(9_940));
    }

    [Test]
    public async Task Ten_days_after_shipping_receipt_is_confirmed_by_itself()
    {
        await backend.Advance(60);
        await Upload();

        await backend.Advance(10 * 86_400);

        var settlement = await backend.Inbox.Wait(m => m.Text["settlement_time"] is not null);
        Assert.That(settlement.Text["confirm_receive_method"]!.GetValue<int>(), Is.EqualTo(1));
    }

    [Test]
    public async Task One_reshipment_is_allowed_and_its_time_must_be_later()
    {
        await backend.Advance(60);

        var first = await Upload();
        var stale = await Upload();
        await backend.Advance(10);
        var again = await Upload();
        await backend.Advance(10);
        var third = await Upload();

        Assert.That((first.Errcode, stale.Errcode), Is.EqualTo((0, 10060013)));
        Assert.That((again.Errcode, third.Errcode), Is.EqualTo((0, 10060003)));
        Assert.That((await Order())["shipping"]!["finish_shipping_count"]!.GetValue<int>(), Is.EqualTo(2));
    }

    [Test]
    public async Task A_split_delivery_adds_up_until_it_is_all_and_then_only_once_more_something_changes()
    {
        await backend.Advance(60);

        Assert.That((await Split(false, 1)).Errcode, Is.Zero);
        Assert.That((await Order())["order_state"]!.GetValue<int>(), Is.EqualTo(1), "something is still to be shipped");
        Assert.That((await Split(false, 1, 2)).Errcode, Is.Zero);
        Assert.That(await Numbers(), Is.EqualTo(new[] { "SF00000001", "SF00000002" }), "the same parcel is one");
        Assert.That((await Split(true, 3)).Errcode, Is.Zero);
        Assert.That(await Numbers(), Is.EqualTo(new[] { "SF00000001", "SF00000002", "SF00000003" }));
        Assert.That((await Split(true, 4)).Errcode, Is.Zero);
        Assert.That(await Numbers(), Is.EqualTo(new[] { "SF00000004" }), "shipped again: all is new");
        Assert.That((await Split(true, 5)).Errcode, Is.EqualTo(10060003));
    }

    [Test]
    public async Task More_than_fifteen_parcels_are_refused_at_once_and_added_up()
    {
        await backend.Advance(60);

        Assert.That((await Split(true, [.. Enumerable.Range(1, 16)])).Errcode, Is.EqualTo(10060024));
        Assert.That((await Split(false, [.. Enumerable.Range(1, 15)])).Errcode, Is.Zero);
        Assert.That((await Split(true, 16)).Errcode, Is.EqualTo(10060024));
    }

    [Test]
    public async Task To_finish_in_another_mode_than_begun_is_to_ship_again()
    {
        await backend.Advance(60);
        Assert.That((await Split(false, 1)).Errcode, Is.Zero);
        await backend.Advance(1);

        Assert.That((await Upload()).Errcode, Is.Zero);

        await backend.Advance(1);
        Assert.That((await Order())["shipping"]!["finish_shipping_count"]!.GetValue<int>(), Is.EqualTo(2));
        Assert.That((await Upload()).Errcode, Is.EqualTo(10060003));
    }

    [TestCase("delivery_mode", "\"UNIFIED_DELIVERY\"", 47001)]
    [TestCase("shipping_list", "{}", 47001)]
    [TestCase("payer", "{\"openid\":\"somebody\"}", 10060031)]
    [TestCase("upload_time", "\"2026-05-20 10:00:00\"", 10060014)]
    [TestCase("shipping_list", "[{\"item_desc\":\"米\"}]", 10060007)]
    [TestCase("shipping_list", "[{\"item_desc\":\"米\",\"tracking_no\":\"1\",\"express_company\":\"SF\"}]", 10060007)]
    public async Task An_upload_that_breaks_a_rule_is_refused(string field, string value, int errcode)
    {
        await backend.Advance(60);
        var body = JsonSerializer.SerializeToNode(backend.ShippingOf("ORDER0001", shopper, backend.Now))!.AsObject();
        body[field] = JsonNode.Parse(value);

        var reply = await backend.ApiWithToken(UploadPath, body);

        Assert.That(reply.Errcode, Is.EqualTo(errcode), reply.Text);
    }

    [Test]
    public async Task A_refunded_order_cannot_be_shipped()
    {
        await backend.Refund("ORDER0001", "R1", 10_000);
        await backend.Advance(60);

        Assert.That((await Upload()).Errcode, Is.EqualTo(10060004));
        Assert.That((await Order())["order_state"]!.GetValue<int>(), Is.EqualTo(5));
    }

    [Test]
    public async Task Two_days_without_shipping_bring_a_reminder()
    {
        await backend.Advance(48 * 3_600);

        var reminder = await backend.Inbox.Wait(m => m.Text["Event"]?.ToString() == "trade_manage_remind_shipping");

        Assert.That(reminder.Genuine, Is.True);
    }

    [Test]
    public async Task A_push_is_tried_three_times()
    {
        backend.Inbox.Answer = _ => 500;

        await backend.Advance(60);
        await Upload();
        await backend.Advance(60);

        Assert.That(backend.Inbox.Arrived.Count(m => m.Product == "push"), Is.EqualTo(3));
    }

    [Test]
    public async Task Carriers_and_trade_management_can_be_asked_for()
    {
        var carriers = await backend.ApiWithToken("/cgi-bin/express/delivery/open_msg/get_delivery_list", new { });
        var managed = await backend.ApiWithToken("/wxa/sec/order/is_trade_managed", new { appid = backend.Keys.AppId });

        var ids = carriers.Json["delivery_list"]!.AsArray().Select(c => c!["delivery_id"]!.GetValue<string>());
        Assert.That(ids, Does.Contain("YTO"));
        Assert.That(managed.Json["is_trade_managed"]!.GetValue<bool>(), Is.True);
    }

    [Test]
    public async Task A_receipt_reminder_goes_out_once_after_express_shipping()
    {
        var request = new
        {
            merchant_id = backend.Keys.MchId,
            merchant_trade_no = "ORDER0001",
            received_time = backend.Now.ToUnixTimeSeconds() + 600,
        };
        await backend.Advance(60);
        var early = await backend.ApiWithToken("/wxa/sec/order/notify_confirm_receive", request);
        await Upload();
        var first = await backend.ApiWithToken("/wxa/sec/order/notify_confirm_receive", request);
        var second = await backend.ApiWithToken("/wxa/sec/order/notify_confirm_receive", request);

        Assert.That((early.Errcode, first.Errcode, second.Errcode), Is.EqualTo((10060004, 0, 10060032)));
    }

    private Task<Reply> Upload() =>
        backend.ApiWithToken(UploadPath, backend.ShippingOf("ORDER0001", shopper, backend.Now));

    private async Task<Reply> Split(bool isAll, params int[] parcels)
    {
        await backend.Advance(1);
        var body = JsonSerializer.SerializeToNode(backend.ShippingOf("ORDER0001", shopper, backend.Now))!.AsObject();
        body["delivery_mode"] = 2;
        body["is_all_delivered"] = isAll;
        body["shipping_list"] = JsonSerializer.SerializeToNode(parcels.Select(number => new
        {
            tracking_no = $"SF{number:00000000}", express_company = "SF", item_desc = "米",
            contact = new { receiver_contact = "189****1234" },
        }));
        return await backend.ApiWithToken(UploadPath, body);
    }

    private async Task<string[]> Numbers() =>
    [
        .. (await Order())["shipping"]!["shipping_list"]!.AsArray()
            .Select(parcel => parcel!["tracking_no"]!.GetValue<string>()),
    ];

    private async Task<JsonNode> Order()
    {
        var reply = await backend.ApiWithToken(
            "/wxa/sec/order/get_order", new { merchant_id = backend.Keys.MchId, merchant_trade_no = "ORDER0001" });
        return reply.Json["order"]!;
    }
}
