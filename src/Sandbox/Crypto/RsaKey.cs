using System.Security.Cryptography;
using System.Text;

namespace VillageCloud.Sandbox.Crypto;

/// <summary>One RSA key pair. OpenSSL handles are not promised to be thread-safe, hence the lock.</summary>
internal sealed class RsaKey(RSA rsa) : IDisposable
{
    private readonly Lock gate = new();

    public RSA Rsa => rsa;

    public static RsaKey FromPem(string pem)
    {
        var rsa = RSA.Create();
        rsa.ImportFromPem(pem);
        return new RsaKey(rsa);
    }

    public string SignText(ReadOnlySpan<byte> message)
    {
        lock (gate)
            return Convert.ToBase64String(rsa.SignData(message, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }

    public bool Verifies(ReadOnlySpan<byte> message, string signature)
    {
        var bytes = new byte[((signature.Length * 3) + 3) / 4];
        if (!Convert.TryFromBase64String(signature, bytes, out var length))
            return false;
        var given = bytes.AsSpan(0, length);
        lock (gate)
            return rsa.VerifyData(message, given, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }

    /// <summary>Opens a sensitive field (OAEP with SHA-1); null when it was not made for this key.</summary>
    public string? OpenSensitive(string base64)
    {
        try
        {
            lock (gate)
                return Encoding.UTF8.GetString(
                    rsa.Decrypt(Convert.FromBase64String(base64), RSAEncryptionPadding.OaepSHA1));
        }
        catch (Exception unreadable) when (unreadable is CryptographicException or FormatException)
        {
            return null;
        }
    }

    public string PrivatePem()
    {
        lock (gate)
            return rsa.ExportPkcs8PrivateKeyPem();
    }

    public string PublicPem()
    {
        lock (gate)
            return rsa.ExportSubjectPublicKeyInfoPem();
    }

    public void Dispose() => rsa.Dispose();
}
