using System.Text;
using System.Text.Json;
using VillageCloud.Domain.WeChat;
using VillageCloud.WeChat.Crypto;
using VillageCloud.WeChat.Tests.Fakes;

namespace VillageCloud.WeChat.Tests;

/// <summary>Whatever comes in, outside or inside a good signature, a decoder says what it is and never
/// throws.</summary>
public sealed class DecoderFuzzTests
{
    private const int Seed = 20260520;
    private const int Rounds = 3000;

    private static readonly string[] Poison =
    [
        "\\ud800", "\\udc00\\ud800", "\\u0000", "\"", "\\", "null", "[]", "{}", "1e400", "-0",
        "1e30", "99999999999999999999",
        "9999-12-31T23:59:59-14:00", "0001-01-01T00:00:00+14:00", "\ufeff", "<", "<xml>", "]]>", "&a;", "&#xD800;",
        "<!DOCTYPE a>", "true", ",", ":", "￿", "🍵", "\u0000", "\t", "253402300800", "-1", "0",
    ];

    private static readonly string[] Notices =
    [
        """
        {"appid":"wx2421b1c4370ec43b","mchid":"1230000109","out_trade_no":"T1","transaction_id":"4200",
        "trade_state":"SUCCESS","success_time":"2026-05-20T09:00:01+08:00","payer":{"openid":"o1"},
        "amount":{"total":1990,"payer_total":1990,"currency":"CNY","payer_currency":"CNY"}}
        """,
        """
        {"mchid":"1230000109","out_trade_no":"T1","transaction_id":"4200","out_refund_no":"R1","refund_id":"5000",
        "refund_status":"SUCCESS","success_time":"2026-05-20T09:00:01+08:00","amount":{"total":1990,"refund":500}}
        """,
        """
        {"out_bill_no":"P1","transfer_bill_no":"1330","state":"SUCCESS","mch_id":"1230000109","transfer_amount":40000,
        "openid":"o1","create_time":"2026-05-20T09:00:00+08:00","update_time":"2026-05-20T09:05:00+08:00"}
        """,
    ];

    private static readonly string[] Pushes =
    [
        """
        {"Event":"trade_manage_order_settlement","transaction_id":"4200","merchant_id":"1230000109",
        "merchant_trade_no":"T1","confirm_receive_time":"1779239000","settlement_time":1779240000,"List":[{"a":1}]}
        """,
        """
        <xml><Event><![CDATA[trade_manage_order_settlement]]></Event><transaction_id>4200</transaction_id>
        <merchant_trade_no>T1</merchant_trade_no><settlement_time>1779240000</settlement_time><List><a/></List></xml>
        """,
    ];

    private readonly Random random = new(Seed);

    [Test]
    public async Task No_sealed_notice_makes_the_decoder_throw()
    {
        TestContext.Out.WriteLine($"seed {Seed}");
        using var account = new TestAccount();
        var kinds = new[]
        {
            ("TRANSACTION.SUCCESS", "transaction"), ("REFUND.SUCCESS", "refund"),
            ("MCHTRANSFER.BILL.FINISHED", "mch_payment"),
        };
        var read = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var (kind, original) = kinds[round % 3];
            var resource = FakeWeChat.Seal(Mutated(Notices[round % 3]), original);
            resource["original_type"] = original;
            var body = JsonSerializer.SerializeToUtf8Bytes(new { id = "EV-1", event_type = kind, resource });
            if (await Decode(account, body) is not PayNotice.Unreadable) read++;
        }

        Assert.That(read, Is.GreaterThan(50), "some mutations do no harm, or this tests nothing");
    }

    [Test]
    public async Task No_signed_body_makes_the_decoder_throw()
    {
        TestContext.Out.WriteLine($"seed {Seed}");
        using var account = new TestAccount();
        var resource = FakeWeChat.Seal(Encoding.UTF8.GetBytes(Notices[0]), "transaction");
        resource["original_type"] = "transaction";
        var whole = JsonSerializer.Serialize(new { id = "EV-1", event_type = "TRANSACTION.SUCCESS", resource });
        for (var round = 0; round < Rounds; round++) _ = await Decode(account, Mutated(whole));
    }

    [Test]
    public void No_push_makes_the_decoder_throw()
    {
        TestContext.Out.WriteLine($"seed {Seed}");
        using var account = new TestAccount(change: static o => o.PushMode = PushMode.Plain);
        var at = account.Clock.GetUtcNow().ToUnixTimeSeconds().ToString(
            System.Globalization.CultureInfo.InvariantCulture);
        var read = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var message = Mutated(Pushes[round % 2]);
            var sealedText = PushMaking.Seal(message);
            var stamp = new PushStamp(
                PushCipher.Signature("the-push-token", at, "9"), at, "9",
                PushCipher.Signature("the-push-token", at, "9", sealedText));
            var outer = Encoding.UTF8.GetBytes($$"""{"Encrypt":"{{sealedText}}"}""");
            if (account.Account.Push.Decode(stamp, outer) is not MessagePush.Forged) read++;
            _ = account.Account.Push.Decode(stamp, message);
            _ = account.Account.Push.Decode(stamp, Mutated(Encoding.UTF8.GetString(outer)));
        }

        Assert.That(read, Is.GreaterThan(50), "some mutations do no harm, or this tests nothing");
    }

    [Test]
    public async Task No_signed_answer_makes_a_call_throw()
    {
        TestContext.Out.WriteLine($"seed {Seed}");
        using var account = new TestAccount();
        for (var round = 0; round < 600; round++)
        {
            var body = Mutated(Notices[round % 3]);
            account.WeChat.Always(_ => FakeWeChat.With(
                round % 5 == 0 ? 404 : 200, body, account.WeChat.Signer.Sign(account.Clock.GetUtcNow(), body)));
            _ = await account.Account.Payments.Query("T1", CancellationToken.None);
            _ = await account.Account.Payments.QueryRefund("R1", CancellationToken.None);
            _ = await account.Account.Transfers.Query("P1", CancellationToken.None);
            _ = await account.Account.Login.Exchange("c", CancellationToken.None);
        }
    }

    private static Task<PayNotice> Decode(TestAccount account, byte[] body) => account.Account.Notices.Decode(
        PlatformIdentity.PublicKey.Sign(account.Clock.GetUtcNow(), body), body, CancellationToken.None);

    /// <summary>One to three places changed: bytes flipped, cut out or doubled, or poison put in.</summary>
    private byte[] Mutated(string text)
    {
        var bytes = new List<byte>(Encoding.UTF8.GetBytes(text));
        for (var times = random.Next(1, 4); times > 0; times--)
        {
            var at = random.Next(bytes.Count + 1);
            var length = Math.Min(random.Next(1, 12), bytes.Count - at);
            switch (random.Next(5))
            {
                case 0 when length > 0:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    bytes.RemoveRange(at, length);
                    break;
                case 2:
                    bytes.InsertRange(at, bytes.GetRange(at, length));
                    break;
                default:
                    bytes.RemoveRange(at, random.Next(length + 1));
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(Poison[random.Next(Poison.Length)]));
                    break;
            }
        }

        return [.. bytes];
    }
}
