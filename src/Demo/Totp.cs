using System.Buffers.Binary;
using System.Security.Cryptography;

namespace VillageCloud.Demo;

/// <summary>What an authenticator app shows (RFC 6238: SHA-1, 30 seconds, 6 digits). Checking a code is Identity's;
/// this is for whoever has no phone at hand: the demo and the tests.</summary>
public static class Totp
{
    private const int StepSeconds = 30;
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <param name="key">Base32, without padding.</param>
    public static string Now(string key, TimeProvider clock) => At(key, clock.GetUtcNow());

    /// <param name="key">Base32, without padding.</param>
    public static string At(string key, DateTimeOffset moment)
    {
        Span<byte> step = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(step, moment.ToUnixTimeSeconds() / StepSeconds);
        Span<byte> hash = stackalloc byte[20];
#pragma warning disable CA5350 // RFC 6238 says SHA-1; its weakness is no matter in a keyed hash that lives 30 seconds.
        _ = HMACSHA1.HashData(Decode(key), step, hash);
#pragma warning restore CA5350
        var at = hash[^1] & 0x0F;
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[at..]) & int.MaxValue;
        return $"{number % 1_000_000:D6}";
    }

    private static byte[] Decode(string key)
    {
        var bytes = new byte[key.Length * 5 / 8];
        var (bits, count, at) = (0, 0, 0);
        foreach (var letter in key)
        {
            bits = (bits << 5) | Base32.IndexOf(letter, StringComparison.Ordinal);
            count += 5;
            if (count < 8) continue;
            count -= 8;
            bytes[at++] = (byte)(bits >> count);
            bits &= (1 << count) - 1;
        }

        return bytes;
    }
}
