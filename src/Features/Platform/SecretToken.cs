using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace VillageCloud.Features.Platform;

/// <summary>What whoever holds it is taken for somebody by: a session of the mini-program, a link to the console.
/// </summary>
internal static class SecretToken
{
    private const int Bytes = 32;

    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>So many figures, for what people read aloud: guessing has to be slowed down elsewhere.</summary>
    public static string NewDigits(int count) => RandomNumberGenerator.GetString("0123456789", count);

    /// <summary>What is stored. Not salted: nobody guesses 256 random bits.</summary>
    public static string HashOf(string token) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
