using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace VillageCloud.Sandbox.Crypto;

/// <summary>Message-push encryption: AES-256-CBC, padded to 32-byte blocks, IV = head of the key.</summary>
internal static class PushSeal
{
    private const int Block = 32;
    private const int Salt = 16;

    public static string Close(PushKey key, ReadOnlySpan<byte> salt, string message)
    {
        var text = Encoding.UTF8.GetBytes(message);
        var owner = Encoding.UTF8.GetBytes(key.AppId);
        var length = Salt + 4 + text.Length + owner.Length;
        var pad = Block - (length % Block);
        var plain = new byte[length + pad];
        salt[..Salt].CopyTo(plain);
        BinaryPrimitives.WriteInt32BigEndian(plain.AsSpan(Salt), text.Length);
        text.CopyTo(plain, Salt + 4);
        owner.CopyTo(plain, Salt + 4 + text.Length);
        plain.AsSpan(length).Fill((byte)pad);
        using var aes = Cipher(key);
        return Convert.ToBase64String(aes.EncryptCbc(plain, aes.IV, PaddingMode.None));
    }

    /// <summary>Returns the message and the appid that follows it.</summary>
    public static (string Message, string AppId) Open(PushKey key, string ciphertext)
    {
        using var aes = Cipher(key);
        var plain = aes.DecryptCbc(Convert.FromBase64String(ciphertext), aes.IV, PaddingMode.None);
        var body = plain.AsSpan(0, plain.Length - plain[^1]);
        var length = BinaryPrimitives.ReadInt32BigEndian(body[Salt..]);
        var message = Encoding.UTF8.GetString(body.Slice(Salt + 4, length));
        return (message, Encoding.UTF8.GetString(body[(Salt + 4 + length)..]));
    }

    private static Aes Cipher(PushKey key)
    {
        var aes = Aes.Create();
        aes.Key = Convert.FromBase64String(key.EncodingAesKey + "=");
        aes.IV = aes.Key[..16];
        return aes;
    }
}

internal sealed record PushKey(string EncodingAesKey, string AppId);
