using System.Text;
using System.Text.Json;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.WeChat;
using VillageCloud.WeChat.Tests.Fakes;

namespace VillageCloud.WeChat.Tests;

public sealed class PayNoticeDecoderTests
{
    private const string Paid = """
        {"appid":"wx2421b1c4370ec43b","mchid":"1230000109","out_trade_no":"T1","transaction_id":"4200",
         "trade_state":"SUCCESS","success_time":"2026-05-20T09:00:01+08:00","payer":{"openid":"o1"},
         "amount":{"total":1990,"payer_total":1990,"currency":"CNY","payer_currency":"CNY"}}
        """;

    [Test]
    public async Task A_payment_notice_is_read()
    {
        using var account = new TestAccount();
        var body = Envelope("TRANSACTION.SUCCESS", "transaction", Paid);

        var notice = await Decode(account, body);

        Assert.That(notice, Is.EqualTo(new PayNotice.Payment("EV-1", new PaymentReport(
            "1230000109", "wx2421b1c4370ec43b", "T1", "4200", TradeState.Paid, new Money(1990), new Money(1990), "o1",
            TestAccount.Start.AddSeconds(1)))));
    }

    [TestCase("REFUND.SUCCESS", "SUCCESS", RefundState.Succeeded)]
    [TestCase("REFUND.ABNORMAL", "ABNORMAL", RefundState.Abnormal)]
    [TestCase("REFUND.CLOSED", "CLOSED", RefundState.Closed)]
    public async Task A_refund_notice_is_read_by_its_refund_status(string kind, string status, RefundState state)
    {
        using var account = new TestAccount();
        var body = Envelope(kind, "refund", """
            {"mchid":"1230000109","out_trade_no":"T1","transaction_id":"4200","out_refund_no":"R1","refund_id":"5000",
             "refund_status":"#","amount":{"total":1990,"refund":500,"payer_total":1990,"payer_refund":500}}
            """.Replace("#", status, StringComparison.Ordinal));

        var notice = await Decode(account, body);

        Assert.That(notice, Is.EqualTo(new PayNotice.Refund(
            "EV-1",
            new RefundReport("R1", "5000", "T1", "4200", state, new Money(500), null) { OrderTotal = new Money(1990) },
            "1230000109")));
    }

    [TestCase("1230000109", typeof(PayNotice.Transfer))]
    [TestCase("1999999999", typeof(PayNotice.Foreign))]
    public async Task A_transfer_notice_is_read_when_it_is_this_merchants(string mchId, Type kind)
    {
        using var account = new TestAccount();
        var body = Envelope("MCHTRANSFER.BILL.FINISHED", "mch_payment", """
            {"out_bill_no":"P1","transfer_bill_no":"1330","state":"SUCCESS","mch_id":"#","transfer_amount":40000,
             "openid":"o1","create_time":"2026-05-20T09:00:00+08:00","update_time":"2026-05-20T09:05:00+08:00"}
            """.Replace("#", mchId, StringComparison.Ordinal));

        var notice = await Decode(account, body);

        Assert.That(notice, Is.TypeOf(kind));
        if (notice is PayNotice.Transfer transfer)
            Assert.That(transfer.Report, Is.EqualTo(new TransferReport(
                "P1", "1330", TransferState.Succeeded, new Money(40000), null, null, TestAccount.Start.AddMinutes(5),
                TestAccount.Start)
            {
                OpenId = "o1",
            }));
    }

    [TestCase("TRANSACTION.SUCCESS", "transaction", "1999999999", "wx2421b1c4370ec43b", "T1")]
    [TestCase("TRANSACTION.SUCCESS", "transaction", "1230000109", "wx5a4db0ffffffffff", "T1")]
    [TestCase("TRANSACTION.SUCCESS", "transaction", "1230000109", "WX2421B1C4370EC43B", "T1")]
    [TestCase("REFUND.SUCCESS", "refund", "1999999999", "wx2421b1c4370ec43b", "R1")]
    public async Task Money_of_another_merchant_or_mini_program_is_never_acted_on(
        string kind, string originalType, string mchId, string appId, string number)
    {
        using var account = new TestAccount();
        var body = Envelope(kind, originalType, $$"""
            {"appid":"{{appId}}","mchid":"{{mchId}}","out_trade_no":"T1","transaction_id":"4200",
             "trade_state":"SUCCESS","success_time":"2026-05-20T09:00:01+08:00","payer":{"openid":"o1"},
             "out_refund_no":"R1","refund_id":"5000","refund_status":"SUCCESS",
             "amount":{"total":1990,"payer_total":1990,"refund":500,"payer_refund":500,"currency":"CNY",
             "payer_currency":"CNY"} }
            """);

        var notice = await Decode(account, body);

        Assert.That(notice, Is.EqualTo(new PayNotice.Foreign("EV-1", number)));
    }

    [TestCase("9999-12-31T23:59:59+08:00")]
    [TestCase("9999-12-31T23:59:59-14:00")]
    [TestCase("0001-01-01T00:00:00+08:00")]
    [TestCase("1970-01-01T08:00:00+08:00")]
    [TestCase("2100-01-01T00:00:00Z")]
    [TestCase("never")]
    public async Task A_notice_of_another_age_is_unreadable(string time)
    {
        using var account = new TestAccount();
        var body = Envelope("TRANSACTION.SUCCESS", "transaction", Paid.Replace(
            "2026-05-20T09:00:01+08:00", time, StringComparison.Ordinal));

        Assert.That(await Decode(account, body), Is.TypeOf<PayNotice.Unreadable>());
    }

    [TestCase("\"T1\"", "\"\\ud800\"")]
    [TestCase("\"T1\"", "\"T 1\"")]
    [TestCase("\"4200\"", "\"42\\u000000\"")]
    [TestCase("\"transaction_id\"", "\"transaction_\\udc00\"")]
    [TestCase("\"total\":1990", "\"total\":1e30")]
    [TestCase("\"total\":1990", "\"total\":-1")]
    public async Task What_a_notice_says_in_no_known_way_is_unreadable(string right, string wrong)
    {
        using var account = new TestAccount();
        var body = Envelope(
            "TRANSACTION.SUCCESS", "transaction", Paid.Replace(right, wrong, StringComparison.Ordinal));

        var notice = await Decode(account, body);

        Assert.That(notice is PayNotice.Unreadable or PayNotice.Payment { Report.TransactionId: null });
    }

    [TestCase("MCHTRANSFER.BATCH.FINISHED", "mch_payment")]
    [TestCase("TRANSACTION.SUCCESS", "profitsharing")]
    [TestCase("PAYSCORE.USER_OPEN_SERVICE", "payscore")]
    public async Task A_verified_kind_that_we_do_not_handle_is_named(string kind, string originalType)
    {
        using var account = new TestAccount();

        var notice = await Decode(account, Envelope(kind, originalType, "{}"));

        Assert.That(notice, Is.EqualTo(new PayNotice.Unhandled("EV-1", kind)));
    }

    [TestCase("timestamp")]
    [TestCase("nonce")]
    [TestCase("signature")]
    [TestCase("serial")]
    [TestCase("body")]
    [TestCase("probe")]
    [TestCase("no signature")]
    public async Task A_notice_with_one_part_tampered_is_forged(string part)
    {
        using var account = new TestAccount();
        var body = Envelope("TRANSACTION.SUCCESS", "transaction", Paid);
        var good = PlatformIdentity.PublicKey.Sign(account.Clock.GetUtcNow(), body);
        var bad = part switch
        {
            "timestamp" => good with { Timestamp = $"{account.Clock.GetUtcNow().ToUnixTimeSeconds() + 1}" },
            "nonce" => good with { Nonce = good.Nonce![1..] },
            "signature" => good with { Signature = good.Signature![..^4] + "AAA=" },
            "serial" => good with { Serial = "PUB_KEY_ID_1" },
            "probe" => good with { Signature = "WECHATPAY/SIGNTEST/" + good.Signature![19..] },
            "no signature" => good with { Signature = null },
            _ => good,
        };
        if (part == "body") body = [.. body, (byte)'\n'];

        var notice = await account.Account.Notices.Decode(bad, body, CancellationToken.None);

        Assert.That(notice, Is.TypeOf<PayNotice.Forged>());
    }

    [TestCase(299, false)]
    [TestCase(-299, false)]
    [TestCase(301, true)]
    [TestCase(-301, true)]
    public async Task A_notice_outside_the_window_is_forged(int skewSeconds, bool isForged)
    {
        using var account = new TestAccount();
        var body = Envelope("TRANSACTION.SUCCESS", "transaction", Paid);
        var headers = PlatformIdentity.PublicKey.Sign(account.Clock.GetUtcNow().AddSeconds(skewSeconds), body);

        var notice = await account.Account.Notices.Decode(headers, body, CancellationToken.None);

        Assert.That(notice is PayNotice.Forged, Is.EqualTo(isForged));
    }

    [TestCase("ciphertext", "AAAA")]
    [TestCase("nonce", "000000000000")]
    [TestCase("nonce", "short")]
    [TestCase("associated_data", "refund")]
    [TestCase("algorithm", "AEAD_SM4_GCM")]
    public async Task A_well_signed_notice_whose_resource_does_not_open_is_unreadable(string field, string value)
    {
        using var account = new TestAccount();

        var notice = await Decode(account, Envelope("TRANSACTION.SUCCESS", "transaction", Paid, (field, value)));

        Assert.That(notice, Is.TypeOf<PayNotice.Unreadable>());
    }

    [TestCase("")]
    [TestCase("[]")]
    [TestCase("not json")]
    [TestCase("{}")]
    public async Task A_well_signed_body_that_is_no_notice_is_unreadable(string text)
    {
        using var account = new TestAccount();

        var notice = await Decode(account, Encoding.UTF8.GetBytes(text));

        Assert.That(notice, Is.TypeOf<PayNotice.Unreadable>());
    }

    private static Task<PayNotice> Decode(TestAccount account, byte[] body) => account.Account.Notices.Decode(
        PlatformIdentity.PublicKey.Sign(account.Clock.GetUtcNow(), body), body, CancellationToken.None);

    private static byte[] Envelope(
        string kind, string originalType, string plain, params (string Field, string Value)[] changes)
    {
        var resource = FakeWeChat.Seal(Encoding.UTF8.GetBytes(plain), originalType);
        resource["original_type"] = originalType;
        foreach (var (field, value) in changes) resource[field] = value;
        return JsonSerializer.SerializeToUtf8Bytes(new
        {
            id = "EV-1",
            create_time = "2026-05-20T09:00:00+08:00",
            event_type = kind,
            resource_type = "encrypt-resource",
            summary = "摘要",
            resource,
        });
    }
}
