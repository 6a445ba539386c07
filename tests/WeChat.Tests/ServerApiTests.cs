using VillageCloud.Domain.People.Notices;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Fulfilment;
using VillageCloud.Domain.WeChat;
using VillageCloud.WeChat.Tests.Fakes;

namespace VillageCloud.WeChat.Tests;

public sealed class ServerApiTests
{
    private static readonly ShippingUpload Upload = new(
        "4200001", "o1", [new("SF", "SF123")], IsAllSent: true, IsSplit: false, "土豆 5 斤", "189****1234",
        new DateTimeOffset(2026, 5, 20, 1, 2, 3, 120, TimeSpan.Zero));

    [Test]
    public async Task A_login_code_becomes_an_openid()
    {
        using var account = new TestAccount();
        account.WeChat.Always(_ => FakeWeChat.Unsigned(
            200, """{"openid":"o1","session_key":"tiihtNczf5v6AKRyjwEUhQ==","unionid":"u1"}"""));

        var result = await account.Account.Login.Exchange("081+/=&", CancellationToken.None);

        Assert.That(result.Value(), Is.EqualTo(new WeChatIdentity("o1", "u1")));
        Assert.That(account.WeChat.Sent.Single().Uri.AbsoluteUri, Is.EqualTo(
            "https://api.weixin.qq.com/sns/jscode2session?appid=wx2421b1c4370ec43b"
            + "&secret=the-app-secret-of-qingshan&js_code=081%2B%2F%3D%26&grant_type=authorization_code"));
        Assert.That(account.WeChat.Sent.Single().Headers.Authorization, Is.Null);
    }

    [TestCase("""{"errcode":40029,"errmsg":"invalid code, rid: 65f7-1"}""", "40029")]
    [TestCase("""{"errcode":"40163","errmsg":"code been used"}""", "40163")]
    public async Task A_code_that_WeChat_refuses_is_rejected_and_not_tried_again(string json, string code)
    {
        using var account = new TestAccount();
        account.WeChat.Always(_ => FakeWeChat.Unsigned(200, json));

        var result = await account.Account.Login.Exchange("c", CancellationToken.None);

        Assert.That(result.Code(), Is.EqualTo(code));
        Assert.That(account.WeChat.Sent, Has.Count.EqualTo(1));
    }

    [TestCase(200, """{"errcode":-1,"errmsg":"system busy"}""")]
    [TestCase(502, "<html/>")]
    [TestCase(200, "<html/>")]
    [TestCase(200, """{"errcode":0}""")]
    public async Task A_login_answer_that_decides_nothing_is_unknown(int status, string body)
    {
        using var account = new TestAccount();
        account.WeChat.Always(_ => FakeWeChat.Unsigned(status, body));

        var result = await account.Account.Login.Exchange("c", CancellationToken.None);

        Assert.That(result, Is.TypeOf<GatewayResult<WeChatIdentity>.Unknown>());
        Assert.That(account.WeChat.Sent, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_redirect_does_not_carry_the_secret_elsewhere()
    {
        using var account = new TestAccount();
        account.WeChat.Always(static _ =>
        {
            var answer = FakeWeChat.Unsigned(302, "");
            answer.Headers.Location = new Uri("https://elsewhere.example/sns/jscode2session");
            return answer;
        });

        var result = await account.Account.Login.Exchange("c", CancellationToken.None);

        Assert.That(result.Reason(), Does.Contain("HTTP 302"));
        Assert.That(account.WeChat.Sent, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task An_upload_is_unified_express_named_by_transaction_id()
    {
        using var account = WithTokens("""{"errcode":0,"errmsg":"ok"}""");

        var result = await account.Account.Shipping.Upload(Upload, CancellationToken.None);

        Assert.That(result, Is.TypeOf<GatewayResult<Nothing>.Ok>());
        var sent = account.WeChat.Sent[^1];
        Assert.That(sent.PathAndQuery, Is.EqualTo("/wxa/sec/order/upload_shipping_info?access_token=token-1"));
        Assert.That(sent.Text, Is.EqualTo("""
            {"order_key":{"order_number_type":2,"transaction_id":"4200001"},"logistics_type":1,"delivery_mode":1,
            "shipping_list":[{"tracking_no":"SF123","express_company":"SF","item_desc":"土豆 5 斤",
            "contact":{"receiver_contact":"189****1234"}}],
            "upload_time":"2026-05-20T09:02:03.120+08:00","payer":{"openid":"o1"}}
            """.ReplaceLineEndings("")));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task Several_parcels_are_a_split_delivery_that_says_whether_it_is_all(bool isAllSent)
    {
        using var account = WithTokens("""{"errcode":0,"errmsg":"ok"}""");
        var upload = Upload with
        {
            Parcels = [new("SF", "SF123"), new("YZPY", "98012")], IsAllSent = isAllSent, IsSplit = true,
        };

        _ = await account.Account.Shipping.Upload(upload, CancellationToken.None);

        var all = isAllSent ? "true" : "false";
        Assert.That(account.WeChat.Sent[^1].Text, Does.Contain(
            $"\"delivery_mode\":2,\"is_all_delivered\":{all},\"shipping_list\":[{{\"tracking_no\":\"SF123\"")
            .And.Contain("\"tracking_no\":\"98012\",\"express_company\":\"YZPY\""));
    }

    [Test]
    public async Task The_carriers_of_WeChat_are_read_by_their_id()
    {
        using var account = WithTokens("""
            {"errcode":0,"errmsg":"ok","count":3,"delivery_list":[{"delivery_id":"YD","delivery_name":"韵达速递"},
             {"delivery_id":"YD","delivery_name":"again"},{"delivery_id":"","delivery_name":"nobody"}]}
            """);

        var carriers = (await account.Account.Shipping.Carriers(CancellationToken.None)).Value();

        Assert.That(carriers, Is.EqualTo(new Dictionary<string, string> { ["YD"] = "韵达速递" }));
        Assert.That(account.WeChat.Sent[^1].PathAndQuery, Is.EqualTo(
            "/cgi-bin/express/delivery/open_msg/get_delivery_list?access_token=token-1"));
        Assert.That(account.WeChat.Sent[^1].Text, Is.EqualTo("{}"));
    }

    [Test]
    public async Task An_order_that_WeChat_has_not_indexed_yet_is_rejected_with_10060001()
    {
        using var account = WithTokens("""{"errcode":10060001,"errmsg":"支付单不存在 rid: 1-2-3"}""");

        var upload = await account.Account.Shipping.Upload(Upload, CancellationToken.None);
        var find = await account.Account.Shipping.Find("4200001", CancellationToken.None);

        Assert.That(upload.Code(), Is.EqualTo("10060001"));
        Assert.That(find.Code(), Is.EqualTo("10060001"));
        Assert.That(account.Logs.All, Does.Contain("(request 1-2-3)"));
    }

    [Test]
    public async Task An_order_is_found_with_its_tracking_numbers()
    {
        using var account = WithTokens("""
            {"errcode":0,"errmsg":"ok","order":{"transaction_id":"4200001","order_state":"2","in_complaint":false,
             "shipping":{"delivery_mode":1,"shipping_list":[{"tracking_no":"SF123","express_company":"SF"}]}}}
            """);

        var report = (await account.Account.Shipping.Find("4200001", CancellationToken.None)).Value();

        Assert.That(report.State, Is.EqualTo(WeChatOrderState.Shipped));
        Assert.That(report.Parcels, Is.EqualTo([new ParcelLabel("SF", "SF123")]));
        Assert.That(account.WeChat.Sent[^1].Text, Is.EqualTo("""{"transaction_id":"4200001"}"""));
    }

    [Test]
    public async Task An_order_state_that_we_do_not_know_is_unknown()
    {
        using var account = WithTokens("""{"order":{"transaction_id":"4200001","order_state":9}}""");

        var result = await account.Account.Shipping.Find("4200001", CancellationToken.None);

        Assert.That(result.Reason(), Does.Contain("order_state 9"));
    }

    [Test]
    public async Task Parallel_calls_fetch_one_token()
    {
        using var account = WithTokens("""{"errcode":0}""", slow: true);

        _ = await Task.WhenAll(Enumerable.Range(0, 16)
            .Select(_ => account.Account.Shipping.Upload(Upload, CancellationToken.None)));

        Assert.That(account.WeChat.Sent.Count(IsToken), Is.EqualTo(1));
        Assert.That(account.WeChat.Sent[0].Text, Is.EqualTo("""
            {"appid":"wx2421b1c4370ec43b","secret":"the-app-secret-of-qingshan",
            "grant_type":"client_credential","force_refresh":false}
            """.ReplaceLineEndings("")));
    }

    [TestCase(6899, 1)]
    [TestCase(6901, 2)]
    public async Task A_token_is_replaced_when_less_than_five_minutes_are_left(int ageSeconds, int fetches)
    {
        using var account = WithTokens("""{"errcode":0}""");
        _ = await account.Account.Shipping.Upload(Upload, CancellationToken.None);

        account.Clock.Advance(TimeSpan.FromSeconds(ageSeconds));
        _ = await account.Account.Shipping.Upload(Upload, CancellationToken.None);

        Assert.That(account.WeChat.Sent.Count(IsToken), Is.EqualTo(fetches));
    }

    [TestCase(40001)]
    [TestCase(40014)]
    [TestCase(42001)]
    public async Task A_refused_token_is_fetched_again_unforced_and_the_call_repeated_once(int errcode)
    {
        using var account = WithTokens(request => request.PathAndQuery.EndsWith("token-1", StringComparison.Ordinal)
            ? $$"""{"errcode":{{errcode}},"errmsg":"invalid credential"}"""
            : """{"errcode":0}""");

        var result = await account.Account.Shipping.Upload(Upload, CancellationToken.None);

        Assert.That(result, Is.TypeOf<GatewayResult<Nothing>.Ok>());
        Assert.That(account.WeChat.Sent.Count(IsToken), Is.EqualTo(2));
        Assert.That(
            account.WeChat.Sent.Where(IsToken).Select(static sent => sent.Text),
            Has.All.Contain("\"force_refresh\":false"));
        Assert.That(account.WeChat.Sent[^1].PathAndQuery, Does.EndWith("token-2"));
    }

    [Test]
    public async Task A_token_refused_twice_is_rejected()
    {
        using var account = WithTokens("""{"errcode":40001,"errmsg":"invalid credential"}""");

        var result = await account.Account.Shipping.Upload(Upload, CancellationToken.None);

        Assert.That(result.Code(), Is.EqualTo("40001"));
        Assert.That(account.WeChat.Sent, Has.Count.EqualTo(4));
    }

    [Test]
    public async Task Without_a_token_nothing_is_uploaded()
    {
        using var account = new TestAccount();
        account.WeChat.Always(_ => FakeWeChat.Unsigned(200, """{"errcode":40125,"errmsg":"invalid appsecret"}"""));

        var result = await account.Account.Shipping.Upload(Upload, CancellationToken.None);

        Assert.That(result.Code(), Is.EqualTo("40125"));
        Assert.That(account.WeChat.Sent.Where(static sent => !IsToken(sent)), Is.Empty);
    }

    [Test]
    public void A_caller_who_gives_up_while_waiting_for_a_token_is_cancelled_and_the_next_one_is_served()
    {
        using var account = WithTokens("""{"errcode":0}""", slow: true);
        using var impatient = new CancellationTokenSource();
        impatient.CancelAfter(5);

        var first = account.Account.Shipping.Upload(Upload, impatient.Token);
        var second = account.Account.Shipping.Upload(Upload, CancellationToken.None);

        Assert.That(async () => await first, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(async () => await second, Is.TypeOf<GatewayResult<Nothing>.Ok>());
    }

    [Test]
    public async Task Neither_logs_nor_reasons_hold_a_secret_a_token_or_an_openid()
    {
        using var account = WithTokens("""{"errcode":48001,"errmsg":"api unauthorized"}""");
        _ = await account.Account.Shipping.Upload(Upload, CancellationToken.None);
        account.WeChat.Answer = static (_, _) => throw new HttpRequestException("no route");

        var shipping = await account.Account.Shipping.Upload(Upload, CancellationToken.None);
        var login = await account.Account.Login.Exchange("the-login-code", CancellationToken.None);

        var said = account.Logs.All + shipping.Reason() + login.Reason();
        Assert.That(account.Logs.All, Does.Contain("2000").And.Contain("2001").And.Contain("2030"));
        foreach (var secret in new[] { "token-1", "the-app-secret", "the-login-code", "access_token", "189****", "o1" })
            Assert.That(said, Does.Not.Contain(secret));
    }

    [TestCase(ReminderTopic.TransferWaiting, "TW", "点开确认收款，过时钱会退回村里")]
    [TestCase(ReminderTopic.TransferLapsing, "TL", "快到时间了，请点开确认收款")]
    public async Task A_subscribe_message_fits_its_template_to_the_character(
        ReminderTopic topic, string template, string words)
    {
        using var account = WithTokens(
            """{"errcode":0,"errmsg":"ok","msgid":1}""",
            change: static options =>
                (options.TransferWaitingTemplateId, options.TransferLapsingTemplateId) = ("TW", "TL"));
        var ends = new DateTimeOffset(2026, 12, 23, 6, 41, 0, TimeSpan.Zero);

        var result = await account.Account.Messages.Send(
            new(topic, "o1", new Money(55_186), "上英村共富合作社上英村共富合作社上英村共富", ends), CancellationToken.None);

        var sent = account.WeChat.Sent[^1];
        Assert.That(result, Is.TypeOf<GatewayResult<Nothing>.Ok>());
        Assert.That(sent.PathAndQuery, Is.EqualTo("/cgi-bin/message/subscribe/send?access_token=token-1"));
        Assert.That(sent.Text, Is.EqualTo($$"""
            {"touser":"o1","template_id":"{{template}}","page":"packages/household/pages/household/household","data":{
            "amount1":{"value":"¥551.86"},"thing2":{"value":"上英村共富合作社上英村共富合作社上英村共"},
            "time3":{"value":"2026年12月23日 14:41"},"thing4":{"value":"{{words}}"}
            """.ReplaceLineEndings("") + "}}"));
    }

    [Test]
    public async Task Without_a_template_nobody_is_asked_and_nothing_is_sent()
    {
        using var account = WithTokens("{}");

        var result = await account.Account.Messages.Send(
            new(ReminderTopic.TransferWaiting, "o1", new Money(1), "村", TestAccount.Start), CancellationToken.None);

        Assert.That(account.Account.Messages.TemplateOf(ReminderTopic.TransferWaiting), Is.Null);
        Assert.That(result.Code(), Is.EqualTo("NO_TEMPLATE"));
        Assert.That(account.WeChat.Sent, Is.Empty);
    }

    private static TestAccount WithTokens(
        string answer, bool slow = false, Action<WeChatAccountOptions>? change = null) =>
        WithTokens(_ => answer, slow, change);

    private static TestAccount WithTokens(
        Func<SentRequest, string> answer, bool slow = false, Action<WeChatAccountOptions>? change = null)
    {
        var account = new TestAccount(change: change);
        var tokens = 0;
        account.WeChat.Answer = async (request, ct) =>
        {
            if (slow) await Task.Delay(40, ct);
            return FakeWeChat.Unsigned(200, IsToken(request)
                ? $$"""{"access_token":"token-{{Interlocked.Increment(ref tokens)}}","expires_in":7200}"""
                : answer(request));
        };
        return account;
    }

    private static bool IsToken(SentRequest request) => request.PathAndQuery == "/cgi-bin/stable_token";
}
