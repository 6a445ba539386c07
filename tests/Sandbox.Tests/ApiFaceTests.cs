namespace VillageCloud.Sandbox.Tests;

public sealed class ApiFaceTests
{
    private Backend backend = null!;

    [SetUp]
    public async Task Start() => backend = await Backend.Start();

    [TearDown]
    public async Task Stop() => await backend.DisposeAsync();

    [Test]
    public async Task A_login_code_serves_once_and_a_second_use_is_a_violation()
    {
        var minted = await backend.Control("POST", "users/shopper-1/login-code");

        var first = await Login(minted["code"]!.GetValue<string>());
        var second = await Login(minted["code"]!.GetValue<string>());
        var unknown = await Login("nonsense");

        Assert.That(first.Json["openid"]!.GetValue<string>(), Is.EqualTo(minted["openid"]!.GetValue<string>()));
        Assert.That(Convert.FromBase64String(first.Json["session_key"]!.GetValue<string>()), Has.Length.EqualTo(16));
        Assert.That((second.Errcode, unknown.Errcode), Is.EqualTo((40163, 40029)));
        Assert.That(await backend.Violations(), Is.EqualTo(new[] { "REPEATED_CODE" }));
    }

    [Test]
    public async Task A_login_code_lives_five_minutes()
    {
        var minted = await backend.Control("POST", "users/shopper-1/login-code");
        await backend.Advance(300);

        Assert.That((await Login(minted["code"]!.GetValue<string>())).Errcode, Is.EqualTo(40029));
    }

    [Test]
    public async Task An_alias_and_its_openid_are_the_same_person()
    {
        var openId = await backend.OpenId("shopper-1");

        Assert.That(await backend.OpenId("shopper-1"), Is.EqualTo(openId));
        Assert.That(await backend.OpenId(openId), Is.EqualTo(openId));
        Assert.That(await backend.OpenId("shopper-2"), Is.Not.EqualTo(openId));
    }

    [Test]
    public async Task The_stable_token_stays_until_its_last_five_minutes_and_then_overlaps()
    {
        var first = await backend.Token();
        await backend.Advance(6_899);
        var same = await backend.Token();
        await backend.Advance(1);
        var next = await backend.Token();
        var withOld = await backend.Api($"{Managed}?access_token={first}", App());
        await backend.Advance(301);
        var expired = await backend.Api($"{Managed}?access_token={first}", App());

        Assert.That(same, Is.EqualTo(first));
        Assert.That(next, Is.Not.EqualTo(first));
        Assert.That((withOld.Errcode, expired.Errcode), Is.EqualTo((0, 42001)));
    }

    [Test]
    public async Task A_forced_token_kills_the_old_one_at_once()
    {
        var old = await backend.Token();
        var forced = await backend.Api("/cgi-bin/stable_token", new
        {
            grant_type = "client_credential",
            appid = backend.Keys.AppId,
            secret = backend.Keys.AppSecret,
            force_refresh = true,
        });

        var dead = await backend.Api($"{Managed}?access_token={old}", App());

        Assert.That(forced.Json["access_token"]!.GetValue<string>(), Is.Not.EqualTo(old));
        Assert.That(dead.Errcode, Is.EqualTo(40001));
    }

    [Test]
    public async Task Calls_without_a_token_or_to_unknown_paths_get_an_errcode()
    {
        var missing = await backend.Api(Managed, App());
        var wrong = await backend.Api($"{Managed}?access_token=x", App());
        var nowhere = await backend.ApiWithToken("/wxa/nowhere", App());
        var secret = await backend.Api(
            "/cgi-bin/stable_token",
            new { grant_type = "client_credential", appid = backend.Keys.AppId, secret = "x" });

        Assert.That(
            new[] { missing.Errcode, wrong.Errcode, nowhere.Errcode, secret.Errcode },
            Is.EqualTo(new int?[] { 41001, 40001, 40066, 40125 }));
        Assert.That(nowhere.Status, Is.EqualTo(200));
    }

    [Test]
    public async Task A_phone_code_is_not_a_login_code_and_serves_once()
    {
        var phone = (await backend.Control("POST", "users/shopper-1/phone-code"))["code"]!.GetValue<string>();
        var login = (await backend.Control("POST", "users/shopper-1/login-code"))["code"]!.GetValue<string>();

        var good = await backend.ApiWithToken("/wxa/business/getuserphonenumber", new { code = phone });
        var bad = await backend.ApiWithToken("/wxa/business/getuserphonenumber", new { code = login });

        Assert.That(good.Json["phone_info"]!["purePhoneNumber"]!.GetValue<string>(), Does.Match("^199[0-9]{8}$"));
        var watermark = good.Json["phone_info"]!["watermark"]!;
        Assert.That(watermark["appid"]!.GetValue<string>(), Is.EqualTo(backend.Keys.AppId));
        Assert.That(bad.Errcode, Is.EqualTo(40029));
    }

    [Test]
    public async Task A_mini_program_code_is_an_image_and_errors_are_json()
    {
        var image = await backend.ApiWithToken(
            "/wxa/getwxacodeunlimit", new { scene = "h=1024", page = "pages/home/index" });
        var scene = await backend.ApiWithToken("/wxa/getwxacodeunlimit", new { scene = "户号" });
        var page = await backend.ApiWithToken("/wxa/getwxacodeunlimit", new { scene = "a", page = "/pages/home" });
        var type = await backend.ApiWithToken("/wxa/getwxacodeunlimit", new { scene = "a", width = "430" });

        Assert.That(image.Headers["Content-Type"], Is.EqualTo("image/jpeg"));
        Assert.That((scene.Errcode, page.Errcode, type.Errcode), Is.EqualTo((40129, 41030, 47001)));
    }

    [TestCase("新米上市", "pass", 100)]
    [TestCase("有 risky-20002 的话", "risky", 20002)]
    [TestCase("有 review-10001 的话", "review", 10001)]
    public async Task The_text_itself_names_the_verdict(string content, string suggest, int label)
    {
        var openid = await backend.OpenId("shopper-1");

        var reply = await backend.ApiWithToken("/wxa/msg_sec_check", new { version = 2, scene = 2, openid, content });

        Assert.That(reply.Errcode, Is.Zero);
        Assert.That(reply.Json["result"]!["suggest"]!.GetValue<string>(), Is.EqualTo(suggest));
        Assert.That(reply.Json["result"]!["label"]!.GetValue<int>(), Is.EqualTo(label));
    }

    [Test]
    public async Task Text_of_somebody_away_for_two_hours_cannot_be_checked()
    {
        var openid = await backend.OpenId("shopper-1");
        await backend.Advance(7_201);

        var away = await backend.ApiWithToken(
            "/wxa/msg_sec_check", new { version = 2, scene = 2, openid, content = "a" });
        var nobody = await backend.ApiWithToken(
            "/wxa/msg_sec_check", new { version = 2, scene = 2, openid = "nobody", content = "a" });

        Assert.That((away.Errcode, nobody.Errcode), Is.EqualTo((61010, 40003)));
    }

    [Test]
    public async Task Escaped_chinese_is_a_violation()
    {
        using var content = new StringContent("{\"scene\":\"\\u7a3b\"}", null, "application/json");
        var url = new Uri(backend.Keys.ApiBase, "/wxa/getwxacodeunlimit");
        using var response = await backend.Http.PostAsync(url, content);

        Assert.That(await backend.Violations(), Is.EqualTo(new[] { "ESCAPED_CHINESE" }));
    }

    [Test]
    public async Task One_accept_is_one_subscribe_message()
    {
        var touser = await backend.OpenId("shopper-1");
        var template = backend.Keys.TransferWaitingTemplateId;
        var good = new { touser, template_id = template, data = Fields() };
        await backend.Control("POST", "users/shopper-1/subscribe", new { templateId = template });

        var invalid = await backend.ApiWithToken(
            "/cgi-bin/message/subscribe/send", good with { data = Fields(amount: "很多钱") });
        var first = await backend.ApiWithToken("/cgi-bin/message/subscribe/send", good);
        var second = await backend.ApiWithToken("/cgi-bin/message/subscribe/send", good);

        Assert.That((invalid.Errcode, first.Errcode, second.Errcode), Is.EqualTo((47003, 0, 43101)));
    }

    [TestCase("一二三四五六七八九十一二三四五六七八九十一", "¥1.00", "2026年5月6日 09:00")]
    [TestCase("", "¥1.00", "2026年5月6日 09:00")]
    [TestCase("村里", "一块钱", "2026年5月6日 09:00")]
    [TestCase("村里", "¥1.00", "明天早上")]
    [TestCase("村里", "¥1.00", "2026-05-06T09:00:00Z")]
    public async Task A_subscribe_message_with_a_value_that_is_not_of_its_kind_is_refused(
        string thing, string amount, string time)
    {
        var touser = await backend.OpenId("shopper-1");
        var template = backend.Keys.TransferWaitingTemplateId;
        await backend.Control("POST", "users/shopper-1/subscribe", new { templateId = template });

        var answer = await backend.ApiWithToken(
            "/cgi-bin/message/subscribe/send",
            new { touser, template_id = template, data = Fields(thing, amount, time) });

        Assert.That(answer.Errcode, Is.EqualTo(47003));
    }

    [Test]
    public async Task A_subscribe_message_needs_its_own_template_whole_and_nothing_else()
    {
        var touser = await backend.OpenId("shopper-1");
        var template = backend.Keys.TransferWaitingTemplateId;
        const string Send = "/cgi-bin/message/subscribe/send";

        var unknown = await backend.ApiWithToken(Send, new { touser, template_id = "TPL1", data = Fields() });
        var partly = await backend.ApiWithToken(
            Send, new { touser, template_id = template, data = new { amount1 = new { value = "¥1.00" } } });
        var slashed = await backend.ApiWithToken(
            Send, new { touser, template_id = template, page = "/pages/a", data = Fields() });
        var unasked = await backend.ApiWithToken(Send, new { touser, template_id = template, data = Fields() });

        Assert.That(
            (unknown.Errcode, partly.Errcode, slashed.Errcode, unasked.Errcode),
            Is.EqualTo((40037, 47003, 41030, 43101)));
    }

    private static object Fields(string thing = "上英村", string amount = "¥492.65", string time = "2026年5月7日 09:00") =>
        new
        {
            amount1 = new { value = amount }, thing2 = new { value = thing }, time3 = new { value = time },
            thing4 = new { value = "点开确认收款" },
        };

    private const string Managed = "/wxa/sec/order/is_trade_managed";

    private object App() => new { appid = backend.Keys.AppId };

    private async Task<Reply> Login(string code)
    {
        var query = $"appid={backend.Keys.AppId}&secret={backend.Keys.AppSecret}"
            + $"&js_code={code}&grant_type=authorization_code";
        using var response = await backend.Http.GetAsync(new Uri(backend.Keys.ApiBase, $"/sns/jscode2session?{query}"));
        return await Reply.Read(response);
    }
}
