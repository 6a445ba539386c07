using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace VillageCloud.WeChat.Tests.Fakes;

/// <summary>Seals a push as WeChat does.</summary>
internal static class PushMaking
{
    public const string Key = "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C";

    public static string Seal(byte[] message, string appId = "wx2421b1c4370ec43b", string encodingKey = Key)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, message.Length);
        byte[] plain = [.. new byte[16], .. length, .. message, .. Encoding.UTF8.GetBytes(appId)];
        var padding = 32 - (plain.Length % 32);
        using var aes = Aes.Create();
        aes.Key = Convert.FromBase64String(encodingKey + "=");
        return Convert.ToBase64String(aes.EncryptCbc(
            [.. plain, .. Enumerable.Repeat((byte)padding, padding)], aes.Key.AsSpan(0, 16), PaddingMode.None));
    }
}
