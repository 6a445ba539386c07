using System.Security.Cryptography;
using System.Text;

namespace VillageCloud.Sandbox.Crypto;

/// <summary>The SHA-1 of the parts sorted ordinally: three parts for the URL check, four in safe mode.</summary>
internal static class PushSignature
{
    public static string Of(params string[] parts)
    {
        var sorted = parts.Order(StringComparer.Ordinal);
        var bytes = Encoding.UTF8.GetBytes(string.Concat(sorted));
#pragma warning disable CA5350 // SHA-1 is what the message-push protocol asks for.
        return Convert.ToHexStringLower(SHA1.HashData(bytes));
#pragma warning restore CA5350
    }
}
