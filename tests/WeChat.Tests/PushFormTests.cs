using System.Text;
using VillageCloud.Domain.WeChat;
using VillageCloud.WeChat.Crypto;
using VillageCloud.WeChat.Tests.Fakes;

namespace VillageCloud.WeChat.Tests;

/// <summary>JSON or XML, sealed or plain: whatever the console was set to.</summary>
public sealed class PushFormTests
{
    private const string Json = """
        {"ToUserName":"gh_1","FromUserName":"o1","CreateTime":1779240000,"MsgType":"event",
        "Event":"trade_manage_order_settlement","transaction_id":"4200","merchant_id":"1230000109",
        "merchant_trade_no":"T1","confirm_receive_time":1779239000,"settlement_time":1779240000}
        """;

    private const string Xml = """
        <?xml version="1.0" encoding="UTF-8"?>
        <xml><ToUserName><![CDATA[gh_1]]></ToUserName><FromUserName><![CDATA[o1]]></FromUserName>
        <CreateTime>1779240000</CreateTime><MsgType><![CDATA[event]]></MsgType>
        <Event><![CDATA[trade_manage_order_settlement]]></Event>
        <transaction_id><![CDATA[4200]]></transaction_id><merchant_id><![CDATA[1230000109]]></merchant_id>
        <sub_merchant_id/><merchant_trade_no><![CDATA[T1]]></merchant_trade_no><nested><Event>x</Event></nested>
        <confirm_receive_time>1779239000</confirm_receive_time><settlement_time>1779240000</settlement_time></xml>
        """;

    private static readonly MessagePush Settled = new MessagePush.OrderSettled(
        "4200", "T1", DateTimeOffset.FromUnixTimeSeconds(1779239000), DateTimeOffset.FromUnixTimeSeconds(1779240000));

    private static readonly MessagePush Hint = new MessagePush.SettlementHint("4200", "T1");

    [TestCase(Json, "json")]
    [TestCase(Xml, "json")]
    [TestCase(Json, "xml")]
    [TestCase(Xml, "xml")]
    [TestCase("\ufeff" + Json, "json")]
    [TestCase("\ufeff" + Xml, "xml")]
    public void A_sealed_push_is_read_in_either_form(string message, string outer)
    {
        using var account = new TestAccount();

        Assert.That(Sealed(account, message, outer), Is.EqualTo(Settled));
    }

    [TestCase(Json)]
    [TestCase(Xml)]
    public void In_compatible_mode_the_sealed_half_counts(string message)
    {
        using var account = new TestAccount();
        var lie = message.Replace("T1", "T2", StringComparison.Ordinal);

        Assert.That(Sealed(account, message, message == Xml ? "xml" : "json", lie), Is.EqualTo(Settled));
    }

    [TestCase(Json)]
    [TestCase(Xml)]
    public void A_plain_push_is_forged_unless_the_account_says_so_and_then_it_is_a_hint(string message)
    {
        using var secure = new TestAccount();
        using var plain = new TestAccount(change: static o => o.PushMode = PushMode.Plain);

        Assert.That(Plain(secure, message), Is.TypeOf<MessagePush.Forged>());
        Assert.That(Plain(plain, message), Is.EqualTo(Hint));
        Assert.That(Sealed(plain, message, "xml"), Is.EqualTo(Settled), "sealed is more, and is taken too");
    }

    [Test]
    public void A_plain_push_must_be_signed_and_of_now()
    {
        using var account = new TestAccount(change: static o => o.PushMode = PushMode.Plain);

        Assert.That(Plain(account, Json, token: "other"), Is.TypeOf<MessagePush.Forged>());
        Assert.That(Plain(account, Json, seconds: -301), Is.TypeOf<MessagePush.Forged>());
        Assert.That(Plain(account, Json, seconds: 301), Is.TypeOf<MessagePush.Forged>());
        Assert.That(Plain(account, Json, seconds: -299), Is.EqualTo(Hint));
        Assert.That(
            account.Account.Push.Decode(new(null, "1779240000", "9", null), Encoding.UTF8.GetBytes(Json)),
            Is.TypeOf<MessagePush.Forged>());
    }

    [Test]
    public void A_settlement_of_another_merchant_is_foreign()
    {
        using var account = new TestAccount();
        var message = Json.Replace("1230000109", "1900099999", StringComparison.Ordinal);

        Assert.That(Sealed(account, message, "json"), Is.EqualTo(new MessagePush.Foreign("T1")));
    }

    [TestCase("""<!DOCTYPE xml [<!ENTITY a "T1">]><xml><Event>&a;</Event></xml>""")]
    [TestCase("""<!DOCTYPE xml SYSTEM "http://127.0.0.1:9/x.dtd"><xml><Event>x</Event></xml>""")]
    [TestCase("""<!DOCTYPE xml [<!ENTITY a SYSTEM "file:///etc/hostname">]><xml><Event>&a;</Event></xml>""")]
    [TestCase("<xml><Event>x</Event></xml><xml/>")]
    [TestCase("<xml><Event>&#xD800;</Event></xml>")]
    [TestCase("<xml><Event>x</xml>")]
    [TestCase("<other><Event>x</Event></other>")]
    [TestCase("""{"Event":"\ud800"}""")]
    [TestCase("""{"\udc00":"x"}""")]
    [TestCase("""["Event"]""")]
    [TestCase("null")]
    [TestCase("")]
    public void What_is_no_message_that_we_know_is_forged_even_when_it_is_sealed(string message)
    {
        using var account = new TestAccount(change: static o => o.PushMode = PushMode.Plain);

        Assert.That(Sealed(account, message, "json"), Is.TypeOf<MessagePush.Forged>());
        Assert.That(Plain(account, message), Is.TypeOf<MessagePush.Forged>());
    }

    [TestCase("253402300799")]
    [TestCase("99999999999999999999")]
    [TestCase("-1")]
    [TestCase("1")]
    [TestCase("tomorrow")]
    public void A_settlement_in_another_age_is_forged(string time)
    {
        using var account = new TestAccount();
        var message = Json.Replace(":1779240000}", $":\"{time}\"}}", StringComparison.Ordinal);

        Assert.That(Sealed(account, message, "json"), Is.TypeOf<MessagePush.Forged>());
    }

    [Test]
    public void A_push_too_long_to_be_one_is_forged()
    {
        using var account = new TestAccount(change: static o => o.PushMode = PushMode.Plain);
        var deep = string.Concat(Enumerable.Repeat("<a>", 30_000));

        Assert.That(Plain(account, $"<xml>{new string('a', 300_000)}</xml>"), Is.TypeOf<MessagePush.Forged>());
        Assert.That(Plain(account, $"<xml>{deep}</xml>"), Is.TypeOf<MessagePush.Forged>());
    }

    [TestCase("<script>alert(1)</script>")]
    [TestCase("a b")]
    [TestCase("农")]
    public void What_is_no_echo_is_not_echoed(string echo)
    {
        using var account = new TestAccount();
        var signature = PushCipher.Signature("the-push-token", "1714036504", "1514711492");

        Assert.That(account.Account.Push.VerifyUrl(signature, "1714036504", "1514711492", echo), Is.Null);
    }

    private static MessagePush Sealed(TestAccount account, string message, string outer, string? beside = null)
    {
        var sealedText = PushMaking.Seal(Encoding.UTF8.GetBytes(message));
        var body = (outer, beside) switch
        {
            ("xml", null) =>
                $"<xml><ToUserName>gh_1</ToUserName><Encrypt><![CDATA[{sealedText}]]></Encrypt></xml>",
            ("xml", _) => beside.Replace("</xml>", $"<Encrypt>{sealedText}</Encrypt></xml>", StringComparison.Ordinal),
            (_, null) => $$"""{"ToUserName":"gh_1","Encrypt":"{{sealedText}}"}""",
            _ => beside.TrimEnd()[..^1] + $",\"Encrypt\":\"{sealedText}\"}}",
        };
        var signature = PushCipher.Signature("the-push-token", "1779240001", "987", sealedText);
        return account.Account.Push.Decode(new(null, "1779240001", "987", signature), Encoding.UTF8.GetBytes(body));
    }

    private static MessagePush Plain(
        TestAccount account, string message, string token = "the-push-token", int seconds = 0)
    {
        var at = account.Clock.GetUtcNow().AddSeconds(seconds).ToUnixTimeSeconds().ToString(
            System.Globalization.CultureInfo.InvariantCulture);
        return account.Account.Push.Decode(
            new(PushCipher.Signature(token, at, "987"), at, "987", null), Encoding.UTF8.GetBytes(message));
    }
}
