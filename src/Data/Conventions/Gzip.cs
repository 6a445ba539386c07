using System.Buffers.Binary;
using System.IO.Compression;

namespace VillageCloud.Data.Conventions;

/// <summary>Bytes as a column keeps them that may be large: gzipped, and nothing for nothing.</summary>
internal static class Gzip
{
    public static byte[] Pack(byte[] content)
    {
        if (content.Length == 0) return [];
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal)) gzip.Write(content);
        return packed.ToArray();
    }

    public static byte[] Unpack(byte[] packed)
    {
        if (packed.Length == 0) return [];
        // Its last four bytes tell how long it was (RFC 1952, ISIZE): a large one is made once, not grown and copied.
        var content = new byte[BinaryPrimitives.ReadInt32LittleEndian(packed.AsSpan(^sizeof(int)..))];
        using var gzip = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
        gzip.ReadExactly(content);
        return content;
    }
}
