using System.Security.Cryptography;
using NetVips;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Village.Media;

namespace VillageCloud.Pictures;

/// <summary>Pictures by libvips. Its readers are chosen by our own look at the first bytes, so that a file in one of
/// the other formats that it knows never reaches it; and how large a picture is says its head, before a pixel of it is
/// unpacked.</summary>
public sealed class VipsPictures : IPictureProcessor, IDisposable
{
    /// <summary>Of the largest allowed, two at once take some hundred megabytes.</summary>
    private const int AtOnce = 2;

    private const int Quality = 80;

    /// <summary>Of 6: beyond it a file becomes a few per cent smaller and takes twice as long.</summary>
    private const int Effort = 3;

    /// <summary>What it finds odd in a stranger's file is told to whoever uploads it, and no news for the log.
    /// </summary>
    private static readonly Log.LogDelegate Silence = static (_, _, _) => { };

    private readonly SemaphoreSlim turns = new(AtOnce);

    static VipsPictures()
    {
        // A picture is made once; what the library would keep of it is only memory.
        Cache.Max = 0;
        NetVips.NetVips.BlockUntrusted = true;
        _ = Log.SetLogHandler("VIPS", Enums.LogLevelFlags.Warning, Silence);
    }

    public async Task<Outcome<ProcessedPicture>> Process(ReadOnlyMemory<byte> upload, CancellationToken ct)
    {
        if (upload.Length > PictureLimits.MostBytes) return new PictureTooLarge();
        var format = PictureSignature.Of(upload.Span);
        if (format == PictureFormat.Heif) return new PictureOfTelephone();
        if (format == PictureFormat.Unknown) return new NotAPicture();
        await turns.WaitAsync(ct);
        try
        {
            return await Task.Run(() => Make(upload.ToArray(), format), ct);
        }
        catch (VipsException)
        {
            return new PictureBroken();
        }
        finally
        {
            turns.Release();
        }
    }

    public void Dispose() => turns.Dispose();

    private static Outcome<ProcessedPicture> Make(byte[] upload, PictureFormat format)
    {
        using var head = Open(upload, format, shrink: 1);
        if (!PictureLimits.Allow(head.Width, head.Height)) return new PictureTooManyPixels(head.Width, head.Height);
        using var opened = Open(upload, format, ShrinkOf(head));
        // It also turns the picture as the camera was held.
        using var drawn = opened.ThumbnailImage(
            (int)PictureSize.Large, height: (int)PictureSize.Large, size: Enums.Size.Down, outputProfile: "srgb");
        using var large = drawn.CopyMemory();
        using var medium = Smaller(large, PictureSize.Medium);
        using var small = Smaller(medium, PictureSize.Small);
        var sizes = new Dictionary<PictureSize, byte[]>
        {
            [PictureSize.Large] = Packed(large),
            [PictureSize.Medium] = Packed(medium),
            [PictureSize.Small] = Packed(small),
        };
        var key = Convert.ToHexStringLower(SHA256.HashData(sizes[PictureSize.Large]));
        return new ProcessedPicture(new(key, large.Width, large.Height), sizes);
    }

    /// <summary>Only the head; pixels are read when somebody asks for them, and from half a file not at all. Its reader
    /// only warns of half a photograph.</summary>
    /// <param name="shrink">A photograph can be unpacked at once at a half, a quarter or an eighth.</param>
    private static Image Open(byte[] upload, PictureFormat format, int shrink) => format switch
    {
        PictureFormat.Jpeg => Image.JpegloadBuffer(
            upload, shrink: shrink, access: Enums.Access.Sequential, failOn: Enums.FailOn.Warning),
        PictureFormat.Png => Image.PngloadBuffer(
            upload, access: Enums.Access.Sequential, failOn: Enums.FailOn.Truncated),
        PictureFormat.WebP => Image.WebploadBuffer(
            upload, access: Enums.Access.Sequential, failOn: Enums.FailOn.Truncated),
        _ => throw new InvariantBrokenException("a picture of no known kind was refused before"),
    };

    private static int ShrinkOf(Image head) => (Math.Max(head.Width, head.Height) / (int)PictureSize.Large) switch
    {
        >= 8 => 8,
        >= 4 => 4,
        >= 2 => 2,
        _ => 1,
    };

    private static Image Smaller(Image large, PictureSize size) =>
        large.ThumbnailImage((int)size, height: (int)size, size: Enums.Size.Down);

    private static byte[] Packed(Image image) =>
        image.WebpsaveBuffer(q: Quality, effort: Effort, keep: Enums.ForeignKeep.None);
}
