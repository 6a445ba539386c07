using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using VillageCloud.Sandbox.Crypto;
using VillageCloud.Sandbox.Http;
using VillageCloud.Sandbox.State;

namespace VillageCloud.Sandbox.Outgoing;

/// <summary>Wraps a message push as the console is set: JSON or XML; sealed, plain, or both together.</summary>
internal sealed class PushEnvelope(World world)
{
    public Letter Wrap(Notice notice)
    {
        var keys = world.Merchant.Record;
        var (mode, isXml) = (world.State.PushMode, world.State.PushFormat == "xml");
        var message = JsonNode.Parse(NoticeText.Of(notice))!.AsObject();
        var (timestamp, nonce) = Stamp();
        var wrong = notice.Mark("N7");
        wrong?.Spent = true;
        var token = wrong is null ? keys.PushToken : "wrong-token";
        var query = $"signature={PushSignature.Of(token, timestamp, nonce)}&timestamp={timestamp}&nonce={nonce}"
            + $"&openid={notice.OpenId}";
        var body = mode == "secure"
            ? new JsonObject { ["ToUserName"] = keys.OriginalId }
            : message.DeepClone().AsObject();
        if (mode != "plain")
        {
            var plaintext = isXml ? PushXml.Of(message) : Answer.Text(message);
            var encrypted = PushSeal.Close(world.Merchant.PushKey, world.Dice.Bytes(16), plaintext);
            body["Encrypt"] = encrypted;
            query += $"&encrypt_type=aes&msg_signature={PushSignature.Of(token, timestamp, nonce, encrypted)}";
        }

        var text = isXml ? PushXml.Of(body) : Answer.Text(body);
        return new Letter(WithQuery(notice.Url, query), Encoding.UTF8.GetBytes(text), [])
        {
            ContentType = isXml ? "text/xml" : "application/json",
            MustBeRefused = wrong is null ? null : "a push with a wrong signature",
        };
    }

    /// <summary>The GET that checks a newly configured URL, and the text it must echo.</summary>
    public (Uri Url, string Echo) UrlCheck(string url)
    {
        var (timestamp, nonce) = Stamp();
        var echo = world.Dice.Digits(19);
        var signature = PushSignature.Of(world.Merchant.Record.PushToken, timestamp, nonce);
        var query = $"signature={signature}&timestamp={timestamp}&nonce={nonce}&echostr={echo}";
        return (WithQuery(url, query), echo);
    }

    private static Uri WithQuery(string url, string query) => new($"{url}{(url.Contains('?') ? '&' : '?')}{query}");

    private (string Timestamp, string Nonce) Stamp() =>
        (world.Clock.WireNow.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), world.Dice.Digits(9));
}
