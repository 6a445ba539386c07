using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using VillageCloud.Sandbox.Crypto;
using VillageCloud.Sandbox.Http;
using VillageCloud.Sandbox.State;

namespace VillageCloud.Sandbox.Outgoing;

/// <summary>Wraps a message push in safe mode, JSON.</summary>
internal sealed class PushEnvelope(World world)
{
    public Letter Wrap(Notice notice)
    {
        var keys = world.Merchant.Record;
        var encrypted = PushSeal.Close(world.Merchant.PushKey, world.Dice.Bytes(16), NoticeText.Of(notice));
        var (timestamp, nonce) = Stamp();
        var signature = PushSignature.Of(keys.PushToken, timestamp, nonce);
        var messageSignature = PushSignature.Of(keys.PushToken, timestamp, nonce, encrypted);
        var wrong = notice.Mark("N7");
        wrong?.Spent = true;
        if (wrong is not null)
            messageSignature = PushSignature.Of("wrong-token", timestamp, nonce, encrypted);
        var query = $"signature={signature}&timestamp={timestamp}&nonce={nonce}&openid={notice.OpenId}"
            + $"&encrypt_type=aes&msg_signature={messageSignature}";
        var body = new JsonObject { ["ToUserName"] = keys.OriginalId, ["Encrypt"] = encrypted };
        return new Letter(WithQuery(notice.Url, query), Encoding.UTF8.GetBytes(Answer.Text(body)), [])
        {
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
