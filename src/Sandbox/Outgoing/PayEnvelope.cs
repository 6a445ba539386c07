using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using VillageCloud.Sandbox.Crypto;
using VillageCloud.Sandbox.Http;
using VillageCloud.Sandbox.State;
using VillageCloud.Sandbox.Time;

namespace VillageCloud.Sandbox.Outgoing;

/// <summary>Wraps a pay notice: resource encrypted, body signed, faults of the notice worked in.</summary>
internal sealed class PayEnvelope(World world)
{
    private const string Probe = "WECHATPAY/SIGNTEST/";

    public Letter Wrap(Notice notice)
    {
        var resource = Seal(notice);
        var body = Encoding.UTF8.GetBytes(Answer.Text(new JsonObject
        {
            ["id"] = notice.Id,
            ["create_time"] = Beijing.Rfc3339(notice.CreatedAt),
            ["resource_type"] = "encrypt-resource",
            ["event_type"] = notice.EventType,
            ["summary"] = notice.Summary,
            ["resource"] = resource,
        }));
        var spoilt = Spend(notice, "N10") is null ? null : "a tampered resource";
        var keyId = notice.Mark("N16") is null ? world.Merchant.DefaultKeyId : world.Merchant.OtherKeyId;
        var letter = new Letter(UrlOf(notice), body, Sign(body, keyId)) { MustBeRefused = spoilt };
        if (Spend(notice, "N8") is { } unknown)
            letter = UnderUnknownSerial(letter, unknown.Text("kind", "certificate"));
        return Spend(notice, "N7") is { } wrong ? WithWrongSignature(letter, wrong.Text("kind", "flip")) : letter;
    }

    /// <summary>The five headers over a body, as responses and notifies carry them.</summary>
    public Dictionary<string, string> Sign(ReadOnlySpan<byte> body, string keyId)
    {
        var timestamp = world.Clock.WireNow.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return SignAt(timestamp, body, keyId);
    }

    public Dictionary<string, string> SignAt(string timestamp, ReadOnlySpan<byte> body, string keyId)
    {
        var nonce = world.Dice.Letters(32);
        var key = world.Merchant.WeChatKey(keyId)!;
        return new Dictionary<string, string>
        {
            ["Wechatpay-Timestamp"] = timestamp,
            ["Wechatpay-Nonce"] = nonce,
            ["Wechatpay-Signature"] = key.SignText(SignedLines.OfResponse(timestamp, nonce, body)),
            ["Wechatpay-Serial"] = keyId,
            ["Wechatpay-Signature-Type"] = "WECHATPAY2-SHA256-RSA2048",
        };
    }

    public string SpoilSignature(string signature, string kind)
    {
        if (kind == "signtest")
            return Probe + signature[Probe.Length..];
        var bytes = Convert.FromBase64String(signature);
        bytes[world.Dice.Below(bytes.Length)] ^= 0x10;
        return Convert.ToBase64String(bytes);
    }

    private static NoticeMark? Spend(Notice notice, string id)
    {
        var mark = notice.Mark(id);
        mark?.Spent = true;
        return mark;
    }

    private static Uri UrlOf(Notice notice) =>
        new(notice.Mark("N13")?.Text("url", notice.Url) ?? notice.Url);

    private JsonObject Seal(Notice notice)
    {
        var context = new SealContext(world.Merchant.Record.ApiV3Key, world.Dice.Letters(12), notice.OriginalType);
        var ciphertext = NotifySeal.Close(context, NoticeText.Of(notice));
        var kind = notice.Mark("N10")?.Text("kind", "ciphertext");
        if (kind == "ciphertext")
            ciphertext = SpoilSignature(ciphertext, "flip");
        return new JsonObject
        {
            ["original_type"] = notice.OriginalType,
            ["algorithm"] = "AEAD_AES_256_GCM",
            ["ciphertext"] = ciphertext,
            ["associated_data"] = kind == "aad" ? "tampered" : context.AssociatedData,
            ["nonce"] = kind == "nonce" ? world.Dice.Letters(12) : context.Nonce,
        };
    }

    private Letter UnderUnknownSerial(Letter letter, string kind)
    {
        var serial = kind == "public-key"
            ? $"PUB_KEY_ID_0{world.Dice.Digits(27)}"
            : world.Dice.Hex(40).ToUpperInvariant();
        letter.Headers["Wechatpay-Serial"] = serial;
        return letter with { MustBeRefused = "a signature under an unknown serial" };
    }

    private Letter WithWrongSignature(Letter letter, string kind)
    {
        var headers = letter.Headers;
        if (kind == "other-key")
        {
            // Made by the other mode's key, but announced under this one's id.
            var announced = headers["Wechatpay-Serial"];
            headers = Sign(letter.Body, world.Merchant.OtherKeyId);
            headers["Wechatpay-Serial"] = announced;
        }
        else
        {
            headers["Wechatpay-Signature"] = SpoilSignature(headers["Wechatpay-Signature"], kind);
        }

        var name = kind == "signtest" ? Letter.Probe : "a wrong signature";
        return letter with { Headers = headers, MustBeRefused = name };
    }
}
