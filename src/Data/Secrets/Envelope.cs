using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace VillageCloud.Data.Secrets;

/// <summary>A text as a column holds it that must not be read there: <c>e1.KEY.BYTES</c>, AES-256-GCM with a nonce of
/// its own each time. Where it belongs is bound into it, so that what was copied to another column doesn't open.
/// </summary>
internal static class Envelope
{
    public const int IdLength = 8;
    public const int TagBytes = 16;

    private const string Form = "e1.";
    private const int NonceBytes = 12;
    private const int Head = 3 + IdLength + 1;

    /// <summary>How long a column must be for texts of so many bytes.</summary>
    public static int LengthOf(int bytes) => Head + Base64Url.GetEncodedLength(NonceBytes + TagBytes + bytes);

    /// <summary>What all texts begin with that this key has encrypted.</summary>
    public static string StartOf(DataKey key) => $"{Form}{key.Id}.";

    public static string Close(DataKey key, string text, string place)
    {
        var plain = Encoding.UTF8.GetBytes(text);
        var all = new byte[NonceBytes + TagBytes + plain.Length];
        var nonce = all.AsSpan(0, NonceBytes);
        var tag = all.AsSpan(NonceBytes, TagBytes);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = key.Cipher();
        cipher.Encrypt(nonce, plain, all.AsSpan(NonceBytes + TagBytes), tag, Encoding.UTF8.GetBytes(place));
        return StartOf(key) + Base64Url.EncodeToString(all);
    }

    /// <summary>By which key it was encrypted; null when it isn't such a text.</summary>
    public static string? KeyOf(string stored) =>
        stored.Length > Head && stored.StartsWith(Form, StringComparison.Ordinal) && stored[Head - 1] == '.'
            ? stored[Form.Length..(Head - 1)]
            : null;

    /// <exception cref="DataKeysException">It was changed, or belongs elsewhere.</exception>
    public static string Open(DataKey key, string stored, string place)
    {
        try
        {
            var all = Base64Url.DecodeFromChars(stored.AsSpan(Head));
            var plain = new byte[all.Length - NonceBytes - TagBytes];
            using var cipher = key.Cipher();
            cipher.Decrypt(
                all.AsSpan(0, NonceBytes), all.AsSpan(NonceBytes + TagBytes), all.AsSpan(NonceBytes, TagBytes), plain,
                Encoding.UTF8.GetBytes(place));
            return Encoding.UTF8.GetString(plain);
        }
        catch (Exception wrong) when (wrong is CryptographicException or FormatException or OverflowException)
        {
            throw new DataKeysException(
                $"What is encrypted in {place} was changed, or belongs elsewhere. 加密的内容被改动过，打不开");
        }
    }
}
