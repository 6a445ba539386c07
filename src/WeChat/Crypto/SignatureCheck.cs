using System.Globalization;
using VillageCloud.Domain.WeChat;

namespace VillageCloud.WeChat.Crypto;

/// <summary>Decides whether WeChat Pay said something: answers and notices alike (wechat §3.2).</summary>
internal sealed class SignatureCheck(IPlatformKeys keys, KeyAsker asker, TimeProvider clock)
{
    /// <summary>Signed on purpose wrongly by WeChat, to see whether we look.</summary>
    private const string ProbePrefix = "WECHATPAY/SIGNTEST/";

    internal const string UnknownKey = "unknown platform key";
    internal const string BadSignature = "bad signature";

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    /// <summary>Null when the signature holds, else the reason why we don't believe it.</summary>
    public async ValueTask<string?> Problem(NoticeHeaders headers, ReadOnlyMemory<byte> body, CancellationToken ct)
    {
        if (headers is not { Timestamp: { } timestamp, Nonce: { } nonce, Signature: { } signature, Serial: { } serial })
            return "a Wechatpay signature header is missing";
        if (signature.StartsWith(ProbePrefix, StringComparison.Ordinal)) return "signature probe";
        if (!IsFresh(timestamp, clock.GetUtcNow())) return "timestamp outside the 5-minute window";
        if (await keys.Find(serial, asker, ct) is not { } key) return UnknownKey;
        return Verifies(key, SignedText.OfAnswer(timestamp, nonce, body.Span), signature) ? null : BadSignature;
    }

    /// <summary>For the certificate download, where the key to verify with is in the answer itself.</summary>
    public static bool Verifies(PlatformKey key, byte[] text, string signature)
    {
        var bytes = new byte[signature.Length];
        return Convert.TryFromBase64String(signature, bytes, out var length) && key.Verifies(text, bytes[..length]);
    }

    public static bool IsFresh(string timestamp, DateTimeOffset now) =>
        long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
        && (now - DateTimeOffset.FromUnixTimeSeconds(seconds)).Duration() < Window;
}
