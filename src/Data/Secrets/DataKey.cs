using System.Security.Cryptography;

namespace VillageCloud.Data.Secrets;

/// <summary>One key: 256 bits, and a name by which a text says what it was encrypted with. The name follows from the
/// key, so nobody can give two keys the same.</summary>
internal sealed class DataKey
{
    public const int Bytes = 32;

    private readonly byte[] secret;

    public DataKey(byte[] secret)
    {
        this.secret = secret;
        Id = Convert.ToHexStringLower(SHA256.HashData(secret))[..Envelope.IdLength];
    }

    public string Id { get; }

    public AesGcm Cipher() => new(secret, Envelope.TagBytes);
}
