namespace VillageCloud.Sandbox.Tests;

/// <summary>Families T, X and A: each fault is shown to fire.</summary>
public sealed class CallFaultTests
{
    private Backend backend = null!;
    private string shopper = null!;

    [SetUp]
    public async Task Start()
    {
        backend = await Backend.Start();
        shopper = await backend.OpenId("shopper-1");
    }

    [TearDown]
    public async Task Stop() => await backend.DisposeAsync();

    [TestCase("T1")]
    [TestCase("T2")]
    public async Task The_answer_is_lost_but_the_work_was_done(string fault)
    {
        await backend.Fault(fault, new { endpoint = "jsapi" }, new { holdSeconds = 0.2 });

        Assert.That(async () => await Create(), Throws.InstanceOf<HttpRequestException>());

        Assert.That((await Query()).Status, Is.EqualTo(200));
    }

    [TestCase("T3", "system-error", 500, 200)]
    [TestCase("T3", "html", 502, 200)]
    [TestCase("T4", "system-error", 500, 404)]
    [TestCase("T4", "html", 502, 404)]
    public async Task A_5xx_tells_nothing_about_the_work(string fault, string kind, int status, int queryStatus)
    {
        await backend.Fault(fault, new { endpoint = "/v3/pay/transactions/jsapi" }, new { kind });

        var reply = await Create();

        Assert.That(reply.Status, Is.EqualTo(status));
        Assert.That(backend.IsGenuine(reply), Is.EqualTo(kind != "html"));
        Assert.That((await Query()).Status, Is.EqualTo(queryStatus));
        Assert.That((await Create()).Status, Is.EqualTo(200));
    }

    [TestCase(true, 200)]
    [TestCase(false, 404)]
    public async Task T8_limits_with_the_work_done_or_not(bool committed, int queryStatus)
    {
        await backend.Fault("T8", new { endpoint = "jsapi" }, new { committed, code = "RATELIMIT_EXCEEDED" });

        var reply = await Create();

        Assert.That((reply.Status, reply.Code), Is.EqualTo((429, "RATELIMIT_EXCEEDED")));
        Assert.That((await Query()).Status, Is.EqualTo(queryStatus));
        Assert.That((await Create()).Status, Is.EqualTo(200));
    }

    [TestCase("flip")]
    [TestCase("missing")]
    [TestCase("signtest")]
    public async Task T7_answers_200_under_a_bad_signature(string kind)
    {
        await backend.Fault("T7", new { endpoint = "jsapi" }, new { kind });

        var reply = await Create();

        Assert.That(reply.Status, Is.EqualTo(200));
        Assert.That(backend.IsGenuine(reply), Is.False);
    }

    [Test]
    public async Task T7_stale_is_well_signed_but_six_minutes_old()
    {
        await backend.Fault("T7", null, new { kind = "stale" });

        var reply = await Create();

        var age = backend.Now.ToUnixTimeSeconds() - long.Parse(reply.Headers["Wechatpay-Timestamp"]);
        Assert.That(age, Is.EqualTo(360));
        Assert.That(backend.IsGenuine(reply), Is.True);
    }

    [Test]
    public async Task T5_T6_T12_and_T13_fire()
    {
        await backend.Fault("T5", new { endpoint = "jsapi" });
        var accepted = await Create();
        await backend.Fault("T6", new { endpoint = "jsapi" }, new { seconds = 0.3 });
        var since = TimeProvider.System.GetTimestamp();
        await Create();
        var slow = TimeProvider.System.GetElapsedTime(since);
        await backend.Fault("T12", new { endpoint = "jsapi" });
        var forbidden = await Create();
        await backend.Fault("T13", new { endpoint = "jsapi" }, new { kind = "empty" });
        var empty = await Create();

        Assert.That(accepted.Status, Is.EqualTo(202));
        Assert.That(slow, Is.GreaterThan(TimeSpan.FromMilliseconds(250)));
        Assert.That((forbidden.Status, forbidden.Code), Is.EqualTo((403, "NO_AUTH")));
        Assert.That((empty.Status, empty.Body.Length), Is.EqualTo((200, 0)));
    }

    [Test]
    public async Task Skew_makes_honest_requests_look_old()
    {
        await backend.Control("POST", "clock", new { skewSeconds = 360 });

        var reply = await Create();

        Assert.That((reply.Status, reply.Code), Is.EqualTo((401, "SIGN_ERROR")));
    }

    [Test]
    public async Task X2_closes_an_overdue_transfer_late()
    {
        var farmer = await backend.Farmer();
        await backend.Fault("X2", new { number = "T0001" }, new { lateSeconds = 1_800 });
        await backend.Transfer("T0001", farmer);

        await backend.Advance(86_400 + 1_799);
        var before = await backend.TransferState("T0001");
        await backend.Advance(1);

        Assert.That((before, await backend.TransferState("T0001")), Is.EqualTo(("WAIT_USER_CONFIRM", "FAIL")));
    }

    [Test]
    public async Task X9_loses_the_answer_and_hides_the_bill_for_five_seconds()
    {
        var farmer = await backend.Farmer();
        await backend.Fault("X9", new { number = "T0001" }, new { holdSeconds = 0.2 });

        Assert.That(async () => await backend.Transfer("T0001", farmer), Throws.InstanceOf<HttpRequestException>());
        var hidden = await backend.Pay("GET", $"{Scenes.TransferPath}/out-bill-no/T0001");
        var again = await backend.Transfer("T0001", farmer);
        await backend.Advance(5);
        var shown = await backend.Pay("GET", $"{Scenes.TransferPath}/out-bill-no/T0001");

        Assert.That((hidden.Status, hidden.Code), Is.EqualTo((404, "NOT_FOUND")));
        Assert.That((again.Status, shown.Status), Is.EqualTo((200, 200)));
        Assert.That(await backend.Violations(), Is.Empty);
    }

    [Test]
    public async Task A_new_number_after_a_lost_answer_is_a_violation()
    {
        var farmer = await backend.Farmer();
        await backend.Fault("T4", new { endpoint = "transfer" });

        await backend.Transfer("T0001", farmer);
        await backend.Transfer("T0002", farmer);

        Assert.That(await backend.Violations(), Is.EqualTo(new[] { "NEW_NUMBER_AFTER_UNKNOWN" }));
    }

    [Test]
    public async Task A_notice_that_was_heard_tells_what_the_lost_answer_did_not()
    {
        var farmer = await backend.Farmer();
        await backend.Fault("T3", new { endpoint = "transfer" });
        await backend.Transfer("T0001", farmer);
        await backend.Control("POST", "user/confirm-transfer", new { outBillNo = "T0001", @as = "farmer-1" });
        await backend.Advance(1);
        _ = await backend.Inbox.Wait(mail => mail.Product == "mch_payment");
        // Another payment of the same sum, beyond the minutes within which two of them look like one.
        await backend.Advance(1_200);

        await backend.Transfer("T0002", farmer);

        Assert.That(await backend.Violations(), Is.Empty);
    }

    [Test]
    public async Task X4_and_X5_decide_what_follows_the_confirmation()
    {
        var farmer = await backend.Farmer();
        await backend.Fault("X4", new { number = "T0001" }, new { seconds = 60 });
        await backend.Fault("X5", new { number = "T0001" }, new { reason = "TRANSFER_RISK" });
        await backend.Transfer("T0001", farmer);
        await backend.Control("POST", "user/confirm-transfer", new { outBillNo = "T0001", @as = "farmer-1" });

        await backend.Advance(59);
        var waiting = await backend.TransferState("T0001");
        await backend.Advance(1);

        Assert.That((waiting, await backend.TransferState("T0001")), Is.EqualTo(("TRANSFERING", "FAIL")));
    }

    [TestCase("A1", 42001)]
    [TestCase("A3", 45009)]
    [TestCase("A4", -1)]
    public async Task Family_A_answers_an_errcode_once(string fault, int errcode)
    {
        await backend.Fault(fault, new { endpoint = "is_trade_managed" });
        var body = new { appid = backend.Keys.AppId };

        var first = await backend.ApiWithToken("/wxa/sec/order/is_trade_managed", body);
        var second = await backend.ApiWithToken("/wxa/sec/order/is_trade_managed", body);

        Assert.That((first.Errcode, second.Errcode), Is.EqualTo((errcode, 0)));
    }

    private Task<Reply> Create() =>
        backend.Pay("POST", "/v3/pay/transactions/jsapi", backend.Order("ORDER0001", shopper));

    private Task<Reply> Query() =>
        backend.Pay("GET", $"/v3/pay/transactions/out-trade-no/ORDER0001?mchid={backend.Keys.MchId}");
}
