namespace VillageCloud.Sandbox.Tests;

public sealed class RefundTests
{
    private Backend backend = null!;

    [SetUp]
    public async Task Start()
    {
        backend = await Backend.Start();
        await backend.Paid("ORDER0001");
    }

    [TearDown]
    public async Task Stop() => await backend.DisposeAsync();

    [Test]
    public async Task A_refund_is_accepted_first_and_done_three_seconds_later()
    {
        var accepted = await backend.Refund("ORDER0001", "R1", 3_000);
        await backend.Advance(3);
        var done = await backend.Pay("GET", "/v3/refund/domestic/refunds/R1");
        var order = await backend.Pay("GET", $"/v3/pay/transactions/out-trade-no/ORDER0001?mchid={backend.Keys.MchId}");

        var mail = await backend.Inbox.Wait(m => m.Product == "refund");
        Assert.That(accepted.Json["status"]!.GetValue<string>(), Is.EqualTo("PROCESSING"));
        Assert.That(done.Json["status"]!.GetValue<string>(), Is.EqualTo("SUCCESS"));
        Assert.That(order.Json["trade_state"]!.GetValue<string>(), Is.EqualTo("REFUND"));
        Assert.That(mail.Text["refund_status"]!.GetValue<string>(), Is.EqualTo("SUCCESS"));
    }

    [Test]
    public async Task The_same_number_returns_the_same_refund_and_other_parameters_are_refused()
    {
        var first = await backend.Refund("ORDER0001", "R1", 3_000);
        var same = await backend.Refund("ORDER0001", "R1", 3_000);
        var other = await backend.Refund("ORDER0001", "R1", 3_001);

        Assert.That(same.Json["refund_id"]!.ToString(), Is.EqualTo(first.Json["refund_id"]!.ToString()));
        Assert.That((other.Status, other.Code), Is.EqualTo((400, "INVALID_REQUEST")));
    }

    [Test]
    public async Task Refunds_never_exceed_the_order_nor_follow_within_a_minute()
    {
        await backend.Refund("ORDER0001", "R1", 6_000);

        var tooSoon = await backend.Refund("ORDER0001", "R2", 1_000);
        await backend.Advance(61);
        var tooMuch = await backend.Refund("ORDER0001", "R3", 4_001);
        var rest = await backend.Refund("ORDER0001", "R4", 4_000);
        await backend.Advance(61);
        var empty = await backend.Refund("ORDER0001", "R5", 1);

        Assert.That(tooSoon.Code, Is.EqualTo("FREQUENCY_LIMITED"));
        Assert.That(tooMuch.Code, Is.EqualTo("INVALID_REQUEST"));
        Assert.That(rest.Status, Is.EqualTo(200));
        Assert.That(empty.Code, Is.EqualTo("INVALID_REQUEST"));
        await backend.Advance(5);
        var accounts = await backend.Control("GET", "accounts");
        Assert.That(accounts["basic"]!["balanceFen"]!.GetValue<long>(), Is.Zero);
    }

    [Test]
    public async Task Unknown_numbers_and_unpaid_orders_are_refused()
    {
        await backend.Prepay("ORDER0002", await backend.OpenId("shopper-1"));

        var unknownOrder = await backend.Refund("NONE0001", "R1", 1);
        var unpaid = await backend.Refund("ORDER0002", "R2", 1);
        var unknown = await backend.Pay("GET", "/v3/refund/domestic/refunds/R9");
        var wrongTotal = await backend.Refund("ORDER0001", "R3", 1, total: 9_999);

        Assert.That((unknownOrder.Status, unknownOrder.Code), Is.EqualTo((404, "RESOURCE_NOT_EXISTS")));
        Assert.That(unpaid.Code, Is.EqualTo("INVALID_REQUEST"));
        Assert.That((unknown.Status, unknown.Code), Is.EqualTo((404, "RESOURCE_NOT_EXISTS")));
        Assert.That(wrongTotal.Code, Is.EqualTo("INVALID_REQUEST"));
    }

    [Test]
    public async Task A_closed_refund_gives_the_money_back_and_an_abnormal_one_can_still_succeed()
    {
        await backend.Refund("ORDER0001", "R1", 3_000);
        await backend.Control("POST", "refunds/R1/settle", new { status = "CLOSED" });
        await backend.Advance(61);
        await backend.Refund("ORDER0001", "R2", 10_000);

        await backend.Control("POST", "refunds/R2/settle", new { status = "ABNORMAL" });
        var abnormal = await backend.Inbox.Wait(m => m.Text["refund_status"]?.ToString() == "ABNORMAL");
        await backend.Control("POST", "refunds/R2/settle", new { status = "SUCCESS" });
        var done = await backend.Pay("GET", "/v3/refund/domestic/refunds/R2");

        Assert.That(abnormal.Genuine, Is.True);
        Assert.That(done.Json["status"]!.GetValue<string>(), Is.EqualTo("SUCCESS"));
    }

    [Test]
    public async Task Short_of_money_the_same_number_works_after_a_top_up()
    {
        await using var poor = await Backend.Start(new SandboxOptions
        {
            StartAt = new DateTimeOffset(2026, 5, 20, 1, 0, 0, TimeSpan.Zero),
            TradeManaged = false,
        });
        await poor.Paid("ORDER0001");
        await poor.Control("POST", "accounts/withdraw", new { fen = 9_000 });

        var refused = await poor.Refund("ORDER0001", "R1", 10_000);
        await poor.Control("POST", "accounts/topup", new { account = "BASIC", fen = 9_000 });
        var accepted = await poor.Refund("ORDER0001", "R1", 10_000);

        Assert.That((refused.Status, refused.Code), Is.EqualTo((403, "NOT_ENOUGH")));
        Assert.That(accepted.Status, Is.EqualTo(200));
        Assert.That(await poor.Violations(), Is.Empty);
    }
}
