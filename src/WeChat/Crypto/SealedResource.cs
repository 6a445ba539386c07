using System.Security.Cryptography;
using System.Text;

namespace VillageCloud.WeChat.Crypto;

/// <summary>AEAD_AES_256_GCM as notices and certificates use it: Base64(cipher ‖ 16-byte tag), 12 ASCII bytes of nonce,
/// associated data that may be empty or absent (wechat §3.4).</summary>
internal static class SealedResource
{
    private const int TagLength = 16;

    /// <exception cref="CryptographicException">Key, nonce, associated data or text is wrong, or the tag is
    /// cut.</exception>
    public static byte[] Open(byte[] key, string? nonce, string? associatedData, string? ciphertext)
    {
        var sealedBytes = new byte[(ciphertext?.Length ?? 0) * 3 / 4];
        if (!Convert.TryFromBase64String(ciphertext ?? "", sealedBytes, out var length) || length < TagLength)
            throw new CryptographicException("The ciphertext is not Base64 with a tag.");
        var nonceBytes = Encoding.UTF8.GetBytes(nonce ?? "");
        if (nonceBytes.Length != AesGcm.NonceByteSizes.MaxSize)
            throw new CryptographicException("The nonce is not 12 bytes.");

        var plain = new byte[length - TagLength];
        using var aes = new AesGcm(key, TagLength);
        aes.Decrypt(
            nonceBytes, sealedBytes.AsSpan(0, plain.Length), sealedBytes.AsSpan(plain.Length, TagLength), plain,
            Encoding.UTF8.GetBytes(associatedData ?? ""));
        return plain;
    }
}
