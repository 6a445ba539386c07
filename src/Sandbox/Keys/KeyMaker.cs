using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using VillageCloud.Sandbox.Chance;
using VillageCloud.Sandbox.Crypto;

namespace VillageCloud.Sandbox.Keys;

/// <summary>Makes identities. Ids come from the dice; saved identities get RSA keys and secrets of their own.</summary>
internal static class KeyMaker
{
    /// <summary>RSA keys are slow to make: sandboxes that live in memory only share them within a process.</summary>
    private static readonly ConcurrentDictionary<string, Lazy<string>> Shared = new();

    public static KeyRecord Make(Dice dice, bool lasting, DateTimeOffset now)
    {
        var merchantPem = RsaPem("merchant", lasting);
        return new KeyRecord
        {
            AppId = $"wx5a4db0{dice.Hex(10)}",
            SecondAppId = $"wx5a4db0{dice.Hex(10)}",
            AppSecret = Secret(dice, lasting, 32),
            OriginalId = $"gh_5a4db0{dice.Hex(6)}",
            MchId = $"19000{dice.Digits(5)}",
            ApiV3Key = Secret(dice, lasting, 32),
            PushToken = $"sandbox{dice.Letters(8)}",
            EncodingAesKey = AesKey(dice, lasting),
            PreviousEncodingAesKey = AesKey(dice, lasting),
            MerchantPrivateKeyPem = merchantPem,
            MerchantSerial = Certify(merchantPem, "SANDBOX merchant", dice, now).Serial,
            PublicKeyId = $"PUB_KEY_ID_0{dice.Digits(27)}",
            PublicKeyPrivatePem = RsaPem("wechatpay", lasting),
            Platform = [Platform(dice, lasting, now, generation: 0)],
        };
    }

    public static PlatformRecord Platform(Dice dice, bool lasting, DateTimeOffset now, int generation) =>
        Certify(RsaPem($"platform-{generation}", lasting), "Tenpay.com SANDBOX", dice, now);

    private static PlatformRecord Certify(string privatePem, string name, Dice dice, DateTimeOffset now)
    {
        using var key = RsaKey.FromPem(privatePem);
        var serial = dice.Bytes(20);
        serial[0] = (byte)((serial[0] & 0x3F) | 0x40);
        var from = now.AddDays(-30);
        var until = now.AddYears(5);
        var subject = new X500DistinguishedName($"CN={name}, O=Village Cloud SANDBOX, C=CN");
        var request = new CertificateRequest(
            subject, key.Rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var signer = X509SignatureGenerator.CreateForRSA(key.Rsa, RSASignaturePadding.Pkcs1);
        using var certificate = request.Create(subject, signer, from, until, serial);
        return new PlatformRecord
        {
            Serial = Convert.ToHexString(serial),
            CertificatePem = certificate.ExportCertificatePem(),
            PrivateKeyPem = privatePem,
            EffectiveTime = from,
            ExpireTime = until,
        };
    }

    private static string RsaPem(string use, bool lasting) =>
        lasting ? FreshPem() : Shared.GetOrAdd(use, _ => new Lazy<string>(FreshPem)).Value;

    private static string FreshPem()
    {
        using var rsa = RSA.Create(2048);
        return rsa.ExportPkcs8PrivateKeyPem();
    }

    private static string Secret(Dice dice, bool lasting, int length) =>
        lasting ? RandomNumberGenerator.GetHexString(length, lowercase: true) : dice.Hex(length);

    private static string AesKey(Dice dice, bool lasting)
    {
        var bytes = lasting ? RandomNumberGenerator.GetBytes(32) : dice.Bytes(32);
        return Convert.ToBase64String(bytes)[..43];
    }
}
