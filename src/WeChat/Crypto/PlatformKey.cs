using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace VillageCloud.WeChat.Crypto;

/// <summary>One key of WeChat Pay: either its public key (id <c>PUB_KEY_ID_…</c>) or a platform certificate (id = hex
/// serial). It verifies what they sign and encrypts what only they may read (wechat.md B.3).</summary>
internal sealed class PlatformKey : IDisposable
{
    public const string PublicKeyPrefix = "PUB_KEY_ID_";

    private readonly RSA key;
    private readonly Lock gate = new();

    private PlatformKey(string id, RSA key, DateTimeOffset notBefore, DateTimeOffset notAfter)
    {
        Id = id;
        this.key = key;
        NotBefore = notBefore;
        NotAfter = notAfter;
    }

    public string Id { get; }

    public DateTimeOffset NotBefore { get; }

    public DateTimeOffset NotAfter { get; }

    public static PlatformKey FromPublicKey(string id, string pem)
    {
        var rsa = RSA.Create();
        rsa.ImportFromPem(pem);
        return new PlatformKey(id, rsa, DateTimeOffset.MinValue, DateTimeOffset.MaxValue);
    }

    /// <exception cref="CryptographicException">Not a certificate, or not one with an RSA key.</exception>
    public static PlatformKey FromCertificate(string pem)
    {
        using var certificate = X509Certificate2.CreateFromPem(pem);
        var rsa = certificate.GetRSAPublicKey()
            ?? throw new CryptographicException("The platform certificate holds no RSA key.");
        return new PlatformKey(
            Normalize(certificate.SerialNumber), rsa, new DateTimeOffset(certificate.NotBefore),
            new DateTimeOffset(certificate.NotAfter));
    }

    /// <summary>.NET prints the sign byte of a serial and WeChat doesn't: compare without leading zeros.</summary>
    public static string Normalize(string serial) =>
        serial.StartsWith(PublicKeyPrefix, StringComparison.Ordinal)
            ? serial
            : serial.ToUpperInvariant().TrimStart('0');

    public bool Verifies(byte[] text, byte[] signature)
    {
        lock (gate)
            return key.VerifyData(text, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }

    /// <summary>OAEP with SHA-1 is WeChat's choice, not ours (wechat.md B.5).</summary>
    public string Encrypt(string text)
    {
        lock (gate)
            return Convert.ToBase64String(key.Encrypt(Encoding.UTF8.GetBytes(text), RSAEncryptionPadding.OaepSHA1));
    }

    public void Dispose() => key.Dispose();
}
