using System.Text;
using System.Text.Json;
using VillageCloud.Domain.WeChat;
using VillageCloud.WeChat.Crypto;
using VillageCloud.WeChat.Tests.Fakes;

namespace VillageCloud.WeChat.Tests;

public sealed class MessagePushDecoderTests
{
    private const string OtherKey = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";

    [Test]
    public void The_url_check_answers_the_echo_for_the_right_signature_only()
    {
        using var account = new TestAccount();
        var signature = PushCipher.Signature("the-push-token", "1714036504", "1514711492");

        Assert.That(account.Account.Push.VerifyUrl(signature, "1714036504", "1514711492", "4375"), Is.EqualTo("4375"));
        Assert.That(account.Account.Push.VerifyUrl(signature, "1714036505", "1514711492", "4375"), Is.Null);
        Assert.That(account.Account.Push.VerifyUrl(null, "1714036504", "1514711492", "4375"), Is.Null);
        Assert.That(account.Account.Push.VerifyUrl(signature, null, null, "4375"), Is.Null);
    }

    [Test]
    public void Settlement_is_told_from_its_estimate_by_the_settlement_time()
    {
        using var account = new TestAccount();
        const string common = """
            "ToUserName":"gh_1","FromUserName":"o1","CreateTime":1779240000,"MsgType":"event",
            "Event":"trade_manage_order_settlement","transaction_id":"4200","merchant_id":"1230000109",
            "merchant_trade_no":"T1","pay_time":1779200000,"shipped_time":1779230000
            """;

        var estimate = Decode(account, "{" + common + ",\"estimated_settlement_time\":1780000000}");
        var settled = Decode(
            account, "{" + common + ",\"confirm_receive_time\":\"1779700000\",\"settlement_time\":1779700001}");
        var zero = Decode(account, "{" + common + ",\"settlement_time\":0}");

        Assert.That(estimate, Is.EqualTo(new MessagePush.SettlementEstimated("4200", "T1")));
        Assert.That(zero, Is.EqualTo(new MessagePush.SettlementEstimated("4200", "T1")));
        Assert.That(settled, Is.EqualTo(new MessagePush.OrderSettled(
            "4200", "T1", DateTimeOffset.FromUnixTimeSeconds(1779700000),
            DateTimeOffset.FromUnixTimeSeconds(1779700001))));
    }

    [Test]
    public void Other_events_are_named()
    {
        using var account = new TestAccount();

        var push = Decode(account, """{"MsgType":"event","Event":"wxa_media_check","detail":[]}""");

        Assert.That(push, Is.EqualTo(new MessagePush.Other("wxa_media_check")));
    }

    [Test]
    public void The_previous_key_still_opens_while_it_is_replaced()
    {
        using var account = new TestAccount(change: o => o.PreviousPushEncodingAESKey = OtherKey);

        var push = Decode(account, """{"Event":"x"}""", key: OtherKey);

        Assert.That(push, Is.EqualTo(new MessagePush.Other("x")));
        Assert.That(account.Logs.All, Does.Contain("2022"));
    }

    [TestCase("key")]
    [TestCase("appid")]
    [TestCase("signature")]
    [TestCase("no signature")]
    [TestCase("timestamp")]
    [TestCase("other xml")]
    [TestCase("lone surrogate")]
    [TestCase("two Encrypts")]
    [TestCase("empty")]
    [TestCase("no encrypt")]
    public void A_push_with_one_part_wrong_is_forged(string part)
    {
        using var account = new TestAccount();
        var message = Encoding.UTF8.GetBytes("""{"Event":"x"}""");
        var sealedText = PushMaking.Seal(
            message, part == "appid" ? "wx0000000000000000" : "wx2421b1c4370ec43b",
            part == "key" ? OtherKey : "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C");
        var signature = PushCipher.Signature("the-push-token", "1", "2", sealedText);
        var body = part switch
        {
            "other xml" => $"<html><Encrypt>{sealedText}</Encrypt></html>",
            "lone surrogate" => """{"Encrypt":"\ud800"}""",
            "two Encrypts" => $$"""{"Encrypt":"{{sealedText}}","Encrypt":"{{sealedText}}"}""",
            "empty" => "",
            "no encrypt" => "{}",
            _ => JsonSerializer.Serialize(new { ToUserName = "gh_1", Encrypt = sealedText }),
        };

        var push = account.Account.Push.Decode(
            new(
                Signature: null, part == "timestamp" ? "3" : "1", "2",
                part switch { "signature" => signature[1..] + "0", "no signature" => null, _ => signature }),
            Encoding.UTF8.GetBytes(body));

        Assert.That(push, Is.TypeOf<MessagePush.Forged>());
    }

    [Test]
    public void Every_padding_from_1_to_32_opens()
    {
        var key = PushCipher.KeyOf(OtherKey);

        for (var length = 0; length <= 64; length++)
        {
            var message = Encoding.ASCII.GetBytes(new string('m', length));
            var opened = PushCipher.Open(key, PushMaking.Seal(message, "wx1", OtherKey), "wx1");
            Assert.That(opened, Is.EqualTo(message), $"length {length}");
        }
    }

    [Test]
    public void Broken_ciphertexts_do_not_open_and_do_not_throw()
    {
        var random = new Random(20260520);
        TestContext.Out.WriteLine("seed 20260520");
        var key = PushCipher.KeyOf(OtherKey);
        var whole = Convert.FromBase64String(PushMaking.Seal("hello"u8.ToArray(), "wx1", OtherKey));

        for (var i = 0; i < 2000; i++)
        {
            var broken = whole.ToArray();
            broken[random.Next(16, broken.Length)] ^= (byte)random.Next(1, 256);
            var length = random.Next(0, broken.Length + 1);
            var opened = PushCipher.Open(key, Convert.ToBase64String(broken.AsSpan(0, length)), "wx1");
            Assert.That(opened is null || !opened.AsSpan().SequenceEqual("hello"u8), $"round {i}");
        }
    }

    private static MessagePush Decode(
        TestAccount account, string message, string key = "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C")
    {
        var sealedText = PushMaking.Seal(Encoding.UTF8.GetBytes(message), "wx2421b1c4370ec43b", key);
        var body = JsonSerializer.SerializeToUtf8Bytes(new { ToUserName = "gh_1", Encrypt = sealedText });
        return account.Account.Push.Decode(
            new(null, "1779240001", "987", PushCipher.Signature("the-push-token", "1779240001", "987", sealedText)),
            body);
    }
}
