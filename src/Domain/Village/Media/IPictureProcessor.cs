using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Village.Media;

/// <summary>Makes what is shown out of what was uploaded: upright, in three sizes, drawn anew from its pixels, so that
/// nothing else of the upload is left: no place, no camera, no tail of another file.</summary>
public interface IPictureProcessor
{
    /// <summary>The sizes, or why there are none: one of <c>MediaRefusals.cs</c>.</summary>
    Task<Outcome<ProcessedPicture>> Process(ReadOnlyMemory<byte> upload, CancellationToken ct);
}

/// <param name="Sizes">WebP files.</param>
public sealed record ProcessedPicture(PictureFacts Facts, IReadOnlyDictionary<PictureSize, byte[]> Sizes);
