using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace VillageCloud.WeChat.Crypto;

/// <summary>One key of WeChat Pay: either its public key (id <c>PUB_KEY_ID_…</c>) or a platform certificate (id = hex
/// serial). It verifies what they sign and encrypts what only they may read (wechat §3.3).</summary>
internal sealed class PlatformKey : IDisposable
{
    public const string PublicKeyPrefix = "PUB_KEY_ID_";

    private readonly RSA key;
    private readonly Lock gate = new();

    private PlatformKey(string wireId, RSA key, DateTimeOffset notBefore, DateTimeOffset notAfter)
    {
        WireId = wireId;
        Id = Normalize(wireId);
        this.key = key;
        NotBefore = notBefore;
        NotAfter = notAfter;
    }

    /// <summary>To compare by.</summary>
    public string Id { get; }

    /// <summary>To write into <c>Wechatpay-Serial</c>, as WeChat writes it.</summary>
    public string WireId { get; }

    public DateTimeOffset NotBefore { get; }

    public DateTimeOffset NotAfter { get; }

    public static PlatformKey FromPublicKey(string id, string pem)
    {
        var rsa = RSA.Create();
        rsa.ImportFromPem(pem);
        return new PlatformKey(id, rsa, DateTimeOffset.MinValue, DateTimeOffset.MaxValue);
    }

    /// <param name="serial">As WeChat wrote it beside the certificate; null to take the certificate's own.</param>
    /// <exception cref="CryptographicException">Not a certificate, or not one with an RSA key.</exception>
    public static PlatformKey FromCertificate(string pem, string? serial = null)
    {
        using var certificate = X509Certificate2.CreateFromPem(pem);
        var rsa = certificate.GetRSAPublicKey()
            ?? throw new CryptographicException("The platform certificate holds no RSA key.");
        return new PlatformKey(
            serial is not null && Normalize(serial) == Normalize(certificate.SerialNumber)
                ? serial
                : WithoutSignByte(certificate.SerialNumber),
            rsa, new DateTimeOffset(certificate.NotBefore), new DateTimeOffset(certificate.NotAfter));
    }

    /// <summary>.NET prints the sign byte of a serial, WeChat doesn't, and some tools drop a leading zero as well:
    /// compare without any.</summary>
    public static string Normalize(string serial) =>
        serial.StartsWith(PublicKeyPrefix, StringComparison.Ordinal)
            ? serial
            : serial.ToUpperInvariant().TrimStart('0');

    /// <summary>Whether WeChat could have written it: a certificate's serial is hexadecimal. Nothing else is worth a
    /// question.</summary>
    public static bool IsSerial(string id) => id.Length is >= 1 and <= 40 && id.All(char.IsAsciiHexDigit);

    public bool Verifies(byte[] text, byte[] signature)
    {
        lock (gate)
            return key.VerifyData(text, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }

    /// <summary>OAEP with SHA-1 is WeChat's choice, not ours (wechat §3.5).</summary>
    public string Encrypt(string text)
    {
        lock (gate)
            return Convert.ToBase64String(key.Encrypt(Encoding.UTF8.GetBytes(text), RSAEncryptionPadding.OaepSHA1));
    }

    public void Dispose() => key.Dispose();

    private static string WithoutSignByte(string serial) =>
        serial.StartsWith("00", StringComparison.Ordinal) ? serial[2..] : serial;
}
