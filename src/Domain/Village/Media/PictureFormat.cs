namespace VillageCloud.Domain.Village.Media;

public enum PictureFormat
{
    /// <summary>No picture, or of a kind that isn't taken: a drawing that can hold scripts is one of those.</summary>
    Unknown,

    Jpeg,
    Png,
    WebP,

    /// <summary>What a telephone keeps for itself; it is known, so that its owner can be told what to do.</summary>
    Heif,
}

/// <summary>What a file is by its first bytes. Its name and what a browser calls it are anybody's words.</summary>
public static class PictureSignature
{
    private const int BrandAt = 8;

    private static ReadOnlySpan<byte> Jpeg => [0xFF, 0xD8, 0xFF];

    private static ReadOnlySpan<byte> Png => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    public static PictureFormat Of(ReadOnlySpan<byte> content)
    {
        if (content.StartsWith(Jpeg)) return PictureFormat.Jpeg;
        if (content.StartsWith(Png)) return PictureFormat.Png;
        if (content.Length < BrandAt + 4) return PictureFormat.Unknown;
        var brand = content.Slice(BrandAt, 4);
        if (content.StartsWith("RIFF"u8) && brand.SequenceEqual("WEBP"u8)) return PictureFormat.WebP;
        return content[4..].StartsWith("ftyp"u8) && IsHeif(brand) ? PictureFormat.Heif : PictureFormat.Unknown;
    }

    private static bool IsHeif(ReadOnlySpan<byte> brand) =>
        brand.SequenceEqual("heic"u8) || brand.SequenceEqual("heix"u8) || brand.SequenceEqual("hevc"u8)
        || brand.SequenceEqual("mif1"u8) || brand.SequenceEqual("msf1"u8) || brand.SequenceEqual("avif"u8);
}
