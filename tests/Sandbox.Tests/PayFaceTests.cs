using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace VillageCloud.Sandbox.Tests;

public sealed class PayFaceTests
{
    private Backend backend = null!;

    [SetUp]
    public async Task Start() => backend = await Backend.Start();

    [TearDown]
    public async Task Stop() => await backend.DisposeAsync();

    [Test]
    public async Task A_payment_is_notified_and_shows_in_both_queries()
    {
        var transaction = await backend.Paid("ORDER0001");

        var mail = await backend.Inbox.Wait(m => m.Product == "transaction");
        var byNumber = await backend.Pay(
            "GET", $"/v3/pay/transactions/out-trade-no/ORDER0001?mchid={backend.Keys.MchId}");
        var byId = await backend.Pay("GET", $"/v3/pay/transactions/id/{transaction}?mchid={backend.Keys.MchId}");

        Assert.That(mail.Genuine, Is.True);
        Assert.That(mail.Text["amount"]!["total"]!.GetValue<long>(), Is.EqualTo(10_000));
        Assert.That(byNumber.Json["trade_state"]!.GetValue<string>(), Is.EqualTo("SUCCESS"));
        Assert.That(byId.Text, Is.EqualTo(byNumber.Text));
        Assert.That(backend.IsGenuine(byId), Is.True);
        Assert.That(await backend.Violations(), Is.Empty);
    }

    [Test]
    public async Task Every_answer_is_signed_and_marked_as_sandbox()
    {
        var replies = new[]
        {
            await backend.Pay("GET", "/v3/nowhere"),
            await backend.Pay("GET", "/v3/certificates"),
            await backend.Pay("GET", $"/v3/pay/transactions/out-trade-no/NONE0001?mchid={backend.Keys.MchId}"),
        };

        Assert.That(replies.Select(r => r.Status), Is.EqualTo(new[] { 404, 200, 404 }));
        Assert.That(replies.All(backend.IsGenuine), Is.True);
        Assert.That(replies.All(r => r.Headers["X-Sandbox"] == "1" && r.Headers.ContainsKey("Request-ID")), Is.True);
        Assert.That(replies[2].Code, Is.EqualTo("ORDER_NOT_EXIST"));
    }

    [Test]
    public async Task The_key_that_the_request_names_signs_the_answer()
    {
        var reply = await backend.Pay(
            "GET", "/v3/certificates", null, r => r.Headers.Add("Wechatpay-Serial", backend.Keys.PublicKeyId));

        Assert.That(reply.Headers["Wechatpay-Serial"], Is.EqualTo(backend.Keys.PublicKeyId));
        Assert.That(backend.IsGenuine(reply), Is.True);
    }

    [Test]
    public async Task Certificates_decrypt_to_the_platform_certificate()
    {
        var reply = await backend.Pay("GET", "/v3/certificates");
        var entry = reply.Json["data"]![0]!;

        var pem = Backend.Decrypt(backend.Keys.ApiV3Key, entry["encrypt_certificate"]!);

        Assert.That(entry["serial_no"]!.GetValue<string>(), Is.EqualTo(backend.Keys.PlatformCertificateSerial));
        Assert.That(pem, Is.EqualTo(backend.Keys.PlatformCertificatePem));
    }

    [Test]
    public async Task A_rotated_certificate_is_listed_beside_the_old_one_for_a_day()
    {
        await backend.Control("POST", "keys/rotate");

        var now = await backend.Pay("GET", "/v3/certificates");
        await backend.Advance(86_500);
        var later = await backend.Pay("GET", "/v3/certificates");

        Assert.That(now.Json["data"]!.AsArray(), Has.Count.EqualTo(2));
        Assert.That(later.Json["data"]!.AsArray(), Has.Count.EqualTo(1));
    }

    [TestCase(-301, 401)]
    [TestCase(-299, 404)]
    [TestCase(299, 404)]
    [TestCase(301, 401)]
    public async Task A_timestamp_more_than_five_minutes_off_is_refused(int seconds, int status)
    {
        var path = $"/v3/pay/transactions/out-trade-no/NONE0001?mchid={backend.Keys.MchId}";
        using var request = backend.Signed("GET", path, null, backend.Now.AddSeconds(seconds));

        using var response = await backend.Http.SendAsync(request);

        Assert.That((int)response.StatusCode, Is.EqualTo(status));
    }

    [Test]
    public async Task A_wrong_signature_is_answered_with_the_string_that_was_expected()
    {
        var reply = await backend.Pay("GET", "/v3/certificates", null, request =>
        {
            var header = request.Headers.GetValues("Authorization").Single();
            request.Headers.Remove("Authorization");
            var patience = TimeSpan.FromSeconds(1);
            var other = Regex.Replace(
                header, "nonce_str=\"[^\"]*\"", "nonce_str=\"other\"", RegexOptions.None, patience);
            request.Headers.TryAddWithoutValidation("Authorization", other);
        });

        Assert.That((reply.Status, reply.Code), Is.EqualTo((401, "SIGN_ERROR")));
        var information = reply.Json["detail"]!["sign_information"]!;
        var text = information["truncated_sign_message"]!.GetValue<string>();
        Assert.That(text, Does.StartWith("GET\n/v3/certificates\n"));
    }

    [Test]
    public async Task A_nonce_serves_once()
    {
        using var first = backend.Signed("GET", "/v3/certificates", null);
        using var second = new HttpRequestMessage(HttpMethod.Get, first.RequestUri);
        foreach (var header in first.Headers)
            second.Headers.TryAddWithoutValidation(header.Key, header.Value);

        using var ok = await backend.Http.SendAsync(first);
        using var refused = await backend.Http.SendAsync(second);

        Assert.That(((int)ok.StatusCode, (int)refused.StatusCode), Is.EqualTo((200, 401)));
    }

    [TestCase("out_trade_no", "\"short\"")]
    [TestCase("out_trade_no", "\"has space 1\"")]
    [TestCase("description", "null")]
    [TestCase("description", "\"\"")]
    [TestCase("notify_url", "\"http://example.com/notify\"")]
    [TestCase("notify_url", "\"https://example.com/notify?x=1\"")]
    [TestCase("amount", "{\"total\":\"100\",\"currency\":\"CNY\"}")]
    [TestCase("amount", "{\"total\":0,\"currency\":\"CNY\"}")]
    [TestCase("payer", "{\"openid\":\"unknown\"}")]
    [TestCase("unknown_member", "1")]
    [TestCase("time_expire", "\"tomorrow\"")]
    public async Task A_field_that_breaks_the_contract_is_a_parameter_error(string field, string value)
    {
        var openId = await backend.OpenId("shopper-1");
        var body = System.Text.Json.JsonSerializer.SerializeToNode(backend.Order("ORDER0001", openId))!.AsObject();
        body[field] = JsonNode.Parse(value);

        var reply = await backend.Pay("POST", "/v3/pay/transactions/jsapi", body);

        Assert.That((reply.Status, reply.Code), Is.EqualTo((400, "PARAM_ERROR")), reply.Text);
    }

    [Test]
    public async Task A_number_may_be_prepaid_again_with_the_same_parameters_only()
    {
        var openId = await backend.OpenId("shopper-1");
        await backend.Prepay("ORDER0001", openId);

        var same = await backend.Pay("POST", "/v3/pay/transactions/jsapi", backend.Order("ORDER0001", openId));
        var other = await backend.Pay("POST", "/v3/pay/transactions/jsapi", backend.Order("ORDER0001", openId, 9_999));

        Assert.That(same.Status, Is.EqualTo(200));
        Assert.That((other.Status, other.Code), Is.EqualTo((400, "INVALID_REQUEST")));
    }

    [Test]
    public async Task Duplicate_close_answers_204_again_and_a_closed_order_cannot_be_paid()
    {
        var openId = await backend.OpenId("shopper-1");
        var prepay = await backend.Prepay("ORDER0001", openId);
        var close = "/v3/pay/transactions/out-trade-no/ORDER0001/close";

        var first = await backend.Pay("POST", close, new { mchid = backend.Keys.MchId });
        var second = await backend.Pay("POST", close, new { mchid = backend.Keys.MchId });
        var paid = await backend.RequestPayment(prepay, "shopper-1");
        var again = await backend.Pay("POST", "/v3/pay/transactions/jsapi", backend.Order("ORDER0001", openId));

        Assert.That((first.Status, second.Status), Is.EqualTo((204, 204)));
        Assert.That(backend.IsGenuine(first), Is.True);
        Assert.That(paid["error"]!.GetValue<string>(), Is.EqualTo("order_closed"));
        Assert.That(again.Code, Is.EqualTo("ORDER_CLOSED"));
    }

    [Test]
    public async Task A_paid_order_can_be_neither_closed_nor_prepaid_nor_paid_again()
    {
        var openId = await backend.OpenId("shopper-1");
        var prepay = await backend.Prepay("ORDER0001", openId);
        await backend.RequestPayment(prepay, "shopper-1");

        var close = await backend.Pay(
            "POST", "/v3/pay/transactions/out-trade-no/ORDER0001/close", new { mchid = backend.Keys.MchId });
        var again = await backend.Pay("POST", "/v3/pay/transactions/jsapi", backend.Order("ORDER0001", openId));
        var twice = await backend.RequestPayment(prepay, "shopper-1");

        Assert.That((close.Code, again.Code), Is.EqualTo(("ORDERPAID", "ORDERPAID")));
        Assert.That(twice["error"]!.GetValue<string>(), Is.EqualTo("order_paid"));
    }

    [Test]
    public async Task The_phone_refuses_a_wrong_pay_sign_payer_and_an_old_prepay_id()
    {
        var prepay = await backend.Prepay("ORDER0001", await backend.OpenId("shopper-1"));

        var wrongSign = await backend.Control("POST", "user/request-payment", new
        {
            appId = backend.Keys.AppId,
            timeStamp = "1",
            nonceStr = "n",
            package = $"prepay_id={prepay}",
            signType = "RSA",
            paySign = "AAAA",
            @as = "shopper-1",
        });
        var stranger = await backend.RequestPayment(prepay, "stranger");
        await backend.Advance(2 * 3_600);
        var late = await backend.RequestPayment(prepay, "shopper-1");

        Assert.That(wrongSign["error"]!.GetValue<string>(), Is.EqualTo("sign_error"));
        Assert.That(stranger["error"]!.GetValue<string>(), Is.EqualTo("payer_mismatch"));
        Assert.That(late["error"]!.GetValue<string>(), Is.EqualTo("prepay_expired"));
    }

    [Test]
    public async Task An_order_nobody_pays_is_closed_after_seven_days()
    {
        await backend.Prepay("ORDER0001", await backend.OpenId("shopper-1"));

        await backend.Advance(7 * 86_400);

        var reply = await backend.Pay("GET", $"/v3/pay/transactions/out-trade-no/ORDER0001?mchid={backend.Keys.MchId}");
        Assert.That(reply.Json["trade_state"]!.GetValue<string>(), Is.EqualTo("CLOSED"));
    }
}
