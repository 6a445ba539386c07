using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace VillageCloud.WeChat.Crypto;

/// <summary>Message push in safe mode: AES-256-CBC whose padding counts in blocks of 32, around 16 random bytes, a
/// big-endian length, the message and the appid (wechat §2.5).</summary>
internal static class PushCipher
{
    private const int Block = 32;
    private const int HeadLength = 20;

    /// <exception cref="FormatException">Not 43 characters of Base64.</exception>
    public static byte[] KeyOf(string encodingAesKey)
    {
        var key = Convert.FromBase64String(encodingAesKey + "=");
        return key.Length == 32 ? key : throw new FormatException("The key is not 32 bytes.");
    }

    /// <summary>hex(sha1(concat(ordinally sorted parts))).</summary>
    public static string Signature(params string[] parts)
    {
        Array.Sort(parts, StringComparer.Ordinal);
#pragma warning disable CA5350 // SHA-1 is WeChat's choice (wechat §2.5).
        return Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(string.Concat(parts))));
#pragma warning restore CA5350
    }

    public static bool SameSignature(string? given, string expected) => CryptographicOperations.FixedTimeEquals(
        Encoding.UTF8.GetBytes(given ?? ""), Encoding.UTF8.GetBytes(expected));

    /// <summary>The message, or null when the key, the padding, the length or the trailing appid is wrong.</summary>
    public static byte[]? Open(byte[] key, string ciphertext, string appId)
    {
        var cipher = new byte[ciphertext.Length];
        if (!Convert.TryFromBase64String(ciphertext, cipher, out var length) || length == 0 || length % 16 != 0)
            return null;

        using var aes = Aes.Create();
        aes.Key = key;
        var plain = aes.DecryptCbc(cipher.AsSpan(0, length), key.AsSpan(0, 16), PaddingMode.None);

        var padding = plain[^1];
        if (padding is < 1 or > Block || plain.Length - padding < HeadLength) return null;
        if (plain.AsSpan(plain.Length - padding).ContainsAnyExcept(padding)) return null;
        var content = plain.AsSpan(0, plain.Length - padding);
        var messageLength = BinaryPrimitives.ReadUInt32BigEndian(content[16..HeadLength]);
        if (messageLength > content.Length - HeadLength) return null;
        var message = content.Slice(HeadLength, (int)messageLength);
        return content[(HeadLength + (int)messageLength)..].SequenceEqual(Encoding.UTF8.GetBytes(appId))
            ? message.ToArray()
            : null;
    }
}
