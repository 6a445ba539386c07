using System.Globalization;
using System.Security.Cryptography;

namespace VillageCloud.WeChat.Crypto;

/// <summary>Signs with the merchant's private key: RSASSA-PKCS1-v1_5, SHA-256 (wechat §3.1).</summary>
internal sealed class MerchantSigner(string merchantId, string serialNumber, RSA key, TimeProvider clock)
{
    public const string Scheme = "WECHATPAY2-SHA256-RSA2048";

    private readonly Lock gate = new();

    /// <summary>The parameter of the Authorization header for one request.</summary>
    public string Authorize(string method, string pathAndQuery, ReadOnlySpan<byte> body)
    {
        var (timestamp, nonce) = Stamp();
        var signature = Sign(SignedText.OfRequest(method, pathAndQuery, timestamp, nonce, body));
        return string.Create(CultureInfo.InvariantCulture, $"mchid=\"{merchantId}\",nonce_str=\"{nonce}\",")
            + $"signature=\"{signature}\",timestamp=\"{timestamp}\",serial_no=\"{serialNumber}\"";
    }

    public (long Timestamp, string Nonce) Stamp() =>
        (clock.GetUtcNow().ToUnixTimeSeconds(), RandomNumberGenerator.GetHexString(32));

    public string Sign(byte[] text)
    {
        // RSA objects make no promise about concurrent use.
        lock (gate)
            return Convert.ToBase64String(key.SignData(text, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }
}
