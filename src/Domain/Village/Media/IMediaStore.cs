using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Village.Media;

/// <summary>Where the bytes of pictures lie, each village's apart. What stands under a key never changes.</summary>
public interface IMediaStore
{
    /// <summary>All sizes or none; again for a key that is there, it only counts as written now.</summary>
    /// <returns>Refused with <see cref="PictureNotStored"/> when the store can't.</returns>
    Task<Outcome> Put(string village, ProcessedPicture picture, CancellationToken ct);

    /// <summary>Null when there is none.</summary>
    Task<byte[]?> Find(string village, string key, PictureSize size, CancellationToken ct);

    /// <summary>The keys of all that was written before then, by the machine's own clock.</summary>
    Task<IReadOnlyList<string>> WrittenBefore(string village, DateTimeOffset then, CancellationToken ct);

    /// <summary>Takes all sizes away that were written before then: whoever uploads the same picture at this moment
    /// keeps it.</summary>
    Task Remove(string village, string key, DateTimeOffset then, CancellationToken ct);

    /// <summary>Takes all of a village's pictures away. Nobody may upload any more.</summary>
    Task RemoveAll(string village, CancellationToken ct);
}
