using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.WeChat;
using VillageCloud.WeChat.Tests.Fakes;

namespace VillageCloud.WeChat.Tests;

public sealed partial class PaymentGatewayTests
{
    private const string Refunded = """
        {"refund_id":"50000000382019052709732678859","out_refund_no":"R1","transaction_id":"42000001",
         "out_trade_no":"T1","status":"PROCESSING","create_time":"2026-05-20T09:00:00+08:00",
         "amount":{"total":1990,"refund":500,
         "payer_total":1990,"payer_refund":500,"currency":"CNY","from":[]},"promotion_detail":[],"added":"tomorrow"}
        """;

    [Test]
    public async Task Prepay_sends_what_the_contract_asks_and_no_nulls()
    {
        using var account = new TestAccount();
        account.WeChat.AlwaysSigned(200, """{"prepay_id":"wx1"}""");

        _ = await account.Account.Payments.Prepay(
            new("VC20260520000001", "青山村土豆", new Money(1990), "o1", TestAccount.Start.AddMinutes(30).ToUniversalTime()),
            CancellationToken.None);

        var sent = account.WeChat.Sent.Single();
        Assert.That(sent.Method, Is.EqualTo("POST"));
        Assert.That(sent.Uri.AbsoluteUri, Is.EqualTo("https://api.mch.weixin.qq.com/v3/pay/transactions/jsapi"));
        Assert.That(sent.Text, Is.EqualTo(
            OneLine("""
            {"appid":"wx2421b1c4370ec43b","mchid":"1230000109","description":"青山村土豆",
            "out_trade_no":"VC20260520000001","time_expire":"2026-05-20T09:30:00+08:00",
            "notify_url":"https://village.example/wechat/qingshan/payments",
            "amount":{"total":1990,"currency":"CNY"},"payer":{"openid":"o1"}}
            """)));
        Assert.That(sent.Header("Accept"), Is.EqualTo("application/json"));
        Assert.That(sent.Header("User-Agent"), Is.Not.Empty);
        Assert.That(sent.Header("Wechatpay-Serial"), Is.EqualTo(PlatformIdentity.PublicKey.Id));
    }

    [Test]
    public async Task Every_request_is_signed_over_what_is_sent()
    {
        using var account = new TestAccount();
        account.WeChat.AlwaysSigned(404, """{"code":"ORDER_NOT_EXIST","message":"无"}""");

        _ = await account.Account.Payments.Query("T|1*x", CancellationToken.None);
        _ = await account.Account.Payments.Close("T1", CancellationToken.None);

        Assert.That(account.WeChat.Sent[0].PathAndQuery, Does.StartWith("/v3/pay/transactions/out-trade-no/T%7C1"));
        foreach (var sent in account.WeChat.Sent)
        {
            Assert.That(sent.Headers.Authorization!.Scheme, Is.EqualTo("WECHATPAY2-SHA256-RSA2048"));
            var parts = Parameter().Matches(sent.Headers.Authorization.Parameter!)
                .ToDictionary(static m => m.Groups["name"].Value, static m => m.Groups["value"].Value);
            Assert.That(parts.Keys, Is.EquivalentTo(["mchid", "nonce_str", "signature", "timestamp", "serial_no"]));
            Assert.That(parts["mchid"], Is.EqualTo("1230000109"));
            Assert.That(parts["serial_no"], Is.EqualTo(TestAccount.MerchantSerial));
            Assert.That(parts["nonce_str"], Has.Length.EqualTo(32));
            var text = $"{sent.Method}\n{sent.PathAndQuery}\n{parts["timestamp"]}\n{parts["nonce_str"]}\n{sent.Text}\n";
            Assert.That(SignedByMerchant(text, parts["signature"]), Is.True);
        }
    }

    [Test]
    public void The_client_gets_five_parameters_signed_with_the_merchants_key()
    {
        using var account = new TestAccount();

        var payment = account.Account.Payments.SignForClient(new PrepayTicket("wx1"));

        Assert.That(payment.Package, Is.EqualTo("prepay_id=wx1"));
        Assert.That(payment.SignType, Is.EqualTo("RSA"));
        Assert.That(
            payment.TimeStamp,
            Is.EqualTo(TestAccount.Start.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)));
        var text = $"wx2421b1c4370ec43b\n{payment.TimeStamp}\n{payment.NonceStr}\nprepay_id=wx1\n";
        Assert.That(SignedByMerchant(text, payment.PaySign), Is.True);
    }

    [TestCase("SUCCESS", TradeState.Paid)]
    [TestCase("REFUND", TradeState.Refunding)]
    [TestCase("NOTPAY", TradeState.NotPaid)]
    [TestCase("CLOSED", TradeState.Closed)]
    [TestCase("REVOKED", TradeState.Closed)]
    [TestCase("USERPAYING", TradeState.Paying)]
    [TestCase("PAYERROR", TradeState.Failed)]
    [TestCase("SOMETHING_NEW", TradeState.Other)]
    public async Task A_trade_state_is_read_and_a_new_one_is_other(string word, TradeState state)
    {
        using var account = new TestAccount();
        account.WeChat.AlwaysSigned(
            200,
            """{"appid":"a","mchid":"1230000109","out_trade_no":"T1","trade_state":"#"}"""
                .Replace("#", word, StringComparison.Ordinal));

        var report = (await account.Account.Payments.Query("T1", CancellationToken.None)).Value();

        Assert.That(report.State, Is.EqualTo(state));
        Assert.That(report.Total, Is.Null);
        Assert.That(report.TransactionId, Is.Null);
        Assert.That(report.PaidAt, Is.Null);
    }

    [Test]
    public async Task A_paid_order_is_read_with_a_coupon_and_milliseconds_and_numbers_as_text()
    {
        using var account = new TestAccount();
        account.WeChat.AlwaysSigned(200, """
            {"appid":"a","mchid":"1230000109","out_trade_no":"T1","transaction_id":"4200","trade_state":"SUCCESS",
             "success_time":"2026-05-20T09:00:01.123+08:00","payer":{"openid":"o1"},
             "amount":{"total":"1990","payer_total":1490,"currency":"CNY"},"promotion_detail":[{"amount":500}]}
            """);

        var report = (await account.Account.Payments.Query("T1", CancellationToken.None)).Value();

        Assert.That(report, Is.EqualTo(new PaymentReport(
            "1230000109", "a", "T1", "4200", TradeState.Paid, new Money(1990), new Money(1490), "o1",
            TestAccount.Start.AddMilliseconds(1123))));
        Assert.That(
            account.WeChat.Sent.Single().PathAndQuery,
            Is.EqualTo("/v3/pay/transactions/out-trade-no/T1?mchid=1230000109"));
    }

    [TestCase("""{"appid":"a","mchid":"m","out_trade_no":"T2","trade_state":"SUCCESS"}""", "one we asked for")]
    [TestCase("""{"appid":"a","mchid":"m","out_trade_no":"T1"}""", "trade_state")]
    [TestCase(
        """{"appid":"a","mchid":"m","out_trade_no":"T1","trade_state":"SUCCESS","amount":{"total":-1}}""", "negative")]
    [TestCase(
        """{"appid":"a","mchid":"m","out_trade_no":"T1","trade_state":"NOTPAY","amount":{"total":1,"currency":"HK"}}""",
        "CNY")]
    [TestCase(
        """{"appid":"a","mchid":"m","out_trade_no":"T1","trade_state":"SUCCESS","success_time":"today"}""", "time")]
    public async Task An_answer_that_contradicts_the_question_is_unknown(string json, string reason)
    {
        using var account = new TestAccount();
        account.WeChat.AlwaysSigned(200, json);

        var result = await account.Account.Payments.Query("T1", CancellationToken.None);

        Assert.That(result.Reason(), Does.Contain(reason));
    }

    [Test]
    public async Task A_signed_204_closes()
    {
        using var account = new TestAccount();
        account.WeChat.AlwaysSigned(204, "");

        var result = await account.Account.Payments.Close("T1", CancellationToken.None);

        Assert.That(result, Is.TypeOf<GatewayResult<Nothing>.Ok>());
        Assert.That(
            account.WeChat.Sent.Single().PathAndQuery, Is.EqualTo("/v3/pay/transactions/out-trade-no/T1/close"));
        Assert.That(account.WeChat.Sent.Single().Text, Is.EqualTo("""{"mchid":"1230000109"}"""));
    }

    [Test]
    public async Task An_unsigned_204_closes_nothing_for_certain()
    {
        using var account = new TestAccount();
        account.WeChat.Always(_ => FakeWeChat.Unsigned(204, ""));

        var result = await account.Account.Payments.Close("T1", CancellationToken.None);

        Assert.That(result.Reason(), Does.Contain("HTTP 204"));
    }

    [Test]
    public async Task A_refund_is_asked_for_once_and_read_with_unknown_members()
    {
        using var account = new TestAccount();
        account.WeChat.AlwaysSigned(200, Refunded);

        var result = await account.Account.Payments.Refund(
            new("42000001", "R1", new Money(500), new Money(1990), "缺货"), CancellationToken.None);

        Assert.That(result.Value(), Is.EqualTo(new RefundReport(
            "R1", "50000000382019052709732678859", "T1", "42000001", RefundState.Processing, new Money(500), null)
        {
            OrderTotal = new Money(1990),
        }));
        Assert.That(account.WeChat.Sent.Single().Text, Is.EqualTo(
            OneLine("""
            {"transaction_id":"42000001","out_refund_no":"R1","reason":"缺货",
            "notify_url":"https://village.example/wechat/qingshan/refunds",
            "amount":{"refund":500,"total":1990,"currency":"CNY"}}
            """)));
    }

    [Test]
    public async Task A_refund_status_that_we_do_not_know_is_unknown()
    {
        using var account = new TestAccount();
        account.WeChat.AlwaysSigned(200, Refunded.Replace("PROCESSING", "RESTING", StringComparison.Ordinal));

        var result = await account.Account.Payments.QueryRefund("R1", CancellationToken.None);

        Assert.That(result.Reason(), Does.Contain("refund status"));
        Assert.That(account.WeChat.Sent.Single().PathAndQuery, Is.EqualTo("/v3/refund/domestic/refunds/R1"));
    }

    private static string OneLine(string json) => json.ReplaceLineEndings("");

    private static bool SignedByMerchant(string text, string signature) => TestAccount.MerchantKey.VerifyData(
        Encoding.UTF8.GetBytes(text), Convert.FromBase64String(signature), HashAlgorithmName.SHA256,
        RSASignaturePadding.Pkcs1);

    [GeneratedRegex("""(?<name>[a-z_]+)="(?<value>[^"]*)"(,|$)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Parameter();
}
