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
        using var gzip = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var content = new MemoryStream();
        gzip.CopyTo(content);
        return content.ToArray();
    }
}
