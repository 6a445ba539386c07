using System.Security.Cryptography;
using System.Text;

namespace VillageCloud.Sandbox.Crypto;

/// <summary>AEAD_AES_256_GCM as WeChat Pay uses it: base64 of cipher text followed by its 16-byte tag.</summary>
internal static class NotifySeal
{
    private const int TagLength = 16;

    public static string Close(SealContext context, string plaintext)
    {
        var plain = Encoding.UTF8.GetBytes(plaintext);
        var sealedBytes = new byte[plain.Length + TagLength];
        using var gcm = new AesGcm(context.KeyBytes(), TagLength);
        gcm.Encrypt(
            context.NonceBytes(),
            plain,
            sealedBytes.AsSpan(0, plain.Length),
            sealedBytes.AsSpan(plain.Length),
            context.AssociatedBytes());
        return Convert.ToBase64String(sealedBytes);
    }

    /// <summary>Throws CryptographicException when the text, nonce or associated data were changed.</summary>
    public static string Open(SealContext context, string ciphertext)
    {
        var sealedBytes = Convert.FromBase64String(ciphertext);
        var plain = new byte[sealedBytes.Length - TagLength];
        using var gcm = new AesGcm(context.KeyBytes(), TagLength);
        gcm.Decrypt(
            context.NonceBytes(),
            sealedBytes.AsSpan(0, plain.Length),
            sealedBytes.AsSpan(plain.Length),
            plain,
            context.AssociatedBytes());
        return Encoding.UTF8.GetString(plain);
    }
}

internal sealed record SealContext(string Key, string Nonce, string AssociatedData)
{
    public byte[] KeyBytes() => Encoding.UTF8.GetBytes(Key);

    public byte[] NonceBytes() => Encoding.UTF8.GetBytes(Nonce);

    public byte[] AssociatedBytes() => Encoding.UTF8.GetBytes(AssociatedData);
}
