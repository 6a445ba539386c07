using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using VillageCloud.Domain.WeChat;

namespace VillageCloud.WeChat.Tests.Fakes;

/// <summary>WeChat Pay's side of a key: what it signs with, and how a merchant knows it.</summary>
internal sealed class PlatformIdentity
{
    public static readonly PlatformIdentity Certificate = NewCertificate("0A11CE00000000000000000000000000000000AA");
    public static readonly PlatformIdentity NextCertificate =
        NewCertificate("0B0B0000000000000000000000000000000000BB");

    public static readonly PlatformIdentity PublicKey = NewPublicKey("PUB_KEY_ID_0114232134912410000000000000");

    private PlatformIdentity(string id, RSA key, string pem)
    {
        Id = id;
        Key = key;
        Pem = pem;
    }

    public string Id { get; }

    public RSA Key { get; }

    public string Pem { get; }

    public static PlatformIdentity NewCertificate(string serial, int validYears = 5)
    {
        var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=platform", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var issuer = RSA.Create(2048);
        using var certificate = request.Create(
            new X500DistinguishedName("CN=issuer"),
            X509SignatureGenerator.CreateForRSA(issuer, RSASignaturePadding.Pkcs1),
            TestAccount.Start.AddYears(-1), TestAccount.Start.AddYears(validYears), Convert.FromHexString(serial));
        return new PlatformIdentity(serial, key, certificate.ExportCertificatePem());
    }

    public static PlatformIdentity NewPublicKey(string id)
    {
        var key = RSA.Create(2048);
        return new PlatformIdentity(id, key, key.ExportSubjectPublicKeyInfoPem());
    }

    public NoticeHeaders Sign(DateTimeOffset at, byte[] body)
    {
        var timestamp = at.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        const string nonce = "c5ac7061fccab6bf3e254dcf98995b8c";
        byte[] text = [.. Encoding.UTF8.GetBytes($"{timestamp}\n{nonce}\n"), .. body, (byte)'\n'];
        var signature = Key.SignData(text, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return new NoticeHeaders(timestamp, nonce, Convert.ToBase64String(signature), Id);
    }
}
