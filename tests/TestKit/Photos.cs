using System.Buffers.Binary;
using System.IO.Hashing;
using NetVips;

namespace VillageCloud.TestKit;

/// <summary>Pictures as a telephone would send them, and as nobody should.</summary>
public static class Photos
{
    private static ReadOnlySpan<byte> PngSignature => [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10];

    /// <param name="seed">Another one is another picture.</param>
    public static byte[] Jpeg(int width, int height, int seed = 1)
    {
        using var image = Draw(width, height, seed);
        return image.JpegsaveBuffer(q: 88);
    }

    /// <summary>Taken with the telephone on its side, and with where it was taken written into it.</summary>
    public static byte[] OnItsSide(int width, int height)
    {
        using var drawn = Draw(width, height, seed: 1);
        using var image = drawn.Mutate(static photo =>
        {
            photo.Set(GValue.GIntType, "orientation", 6);
            photo.Set(GValue.GStrType, "exif-ifd0-Orientation", "6 (Right-top, Short, 1 components, 2 bytes)");
            photo.Set(
                GValue.GStrType, "exif-ifd0-Model", "PlaceTeller 9 (PlaceTeller 9, ASCII, 14 components, 14 bytes)");
            photo.Set(
                GValue.GStrType, "exif-ifd3-GPSLatitude",
                "29/1 43/1 12/1 (29, 43, 12, Rational, 3 components, 24 bytes)");
        });
        return image.JpegsaveBuffer(q: 88);
    }

    public static byte[] Png(int width, int height)
    {
        using var image = Image.Black(width, height);
        return image.PngsaveBuffer();
    }

    /// <summary>Says in its head that it is enormous, and is a few bytes long.</summary>
    public static byte[] Bomb(int width, int height)
    {
        Span<byte> head = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, width);
        BinaryPrimitives.WriteInt32BigEndian(head[4..], height);
        (head[8], head[9]) = (8, 6);
        return [.. PngSignature, .. Chunk("IHDR"u8, head), .. Chunk("IDAT"u8, [0x78, 0x9C]), .. Chunk("IEND"u8, [])];
    }

    private static Image Draw(int width, int height, int seed)
    {
        using var noise = Image.Gaussnoise(width, height, sigma: 40, mean: 128, seed: seed);
        using var other = Image.Sines(width, height, uchar: true);
        using var blurred = noise.Gaussblur(1.5);
        using var bands = blurred.Bandjoin(other, noise);
        using var small = bands.Cast(Enums.BandFormat.Uchar);
        using var copy = small.Copy(interpretation: Enums.Interpretation.Srgb);
        return copy.CopyMemory();
    }

    private static byte[] Chunk(ReadOnlySpan<byte> kind, ReadOnlySpan<byte> content)
    {
        var chunk = new byte[content.Length + 12];
        BinaryPrimitives.WriteInt32BigEndian(chunk, content.Length);
        kind.CopyTo(chunk.AsSpan(4));
        content.CopyTo(chunk.AsSpan(8));
        BinaryPrimitives.WriteUInt32BigEndian(
            chunk.AsSpan(8 + content.Length), Crc32.HashToUInt32(chunk.AsSpan(4, 4 + content.Length)));
        return chunk;
    }
}
