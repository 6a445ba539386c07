using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Village.Media;

/// <summary>Where the bytes of pictures lie, each village's apart. What stands under a key never changes. Each may be
/// refused with <see cref="PictureStoreAway"/> or <see cref="PictureStoreShut"/> where the store is another machine.
/// </summary>
public interface IMediaStore
{
    /// <summary>All sizes; again for a key that is there, it only counts as written now. Refused with
    /// <see cref="PictureNotStored"/> when the store can't; what it wrote until then is found by
    /// <see cref="WrittenBefore"/>.</summary>
    Task<Outcome> Put(string village, PictureAudience audience, ProcessedPicture picture, CancellationToken ct);

    /// <summary>Refused with <see cref="PictureNotFound"/> when there is none.</summary>
    Task<Outcome<byte[]>> Find(PicturePlace place, PictureSize size, CancellationToken ct);

    /// <summary>All that was written before then, by the store's own clock, each place once.</summary>
    Task<Outcome<PicturePlace[]>> WrittenBefore(string village, DateTimeOffset then, CancellationToken ct);

    /// <summary>Takes all sizes away that were written before then: whoever uploads the same picture at this moment
    /// keeps it.</summary>
    Task<Outcome> TakeAway(PicturePlace place, DateTimeOffset then, CancellationToken ct);

    /// <summary>Takes all of a village's pictures away. Nobody may upload any more.</summary>
    Task<Outcome> TakeAllAway(string village, CancellationToken ct);

    /// <summary>Writes something, reads it back and takes it away again; refused also with
    /// <see cref="PictureStoreOpen"/> when a stranger could have read it.</summary>
    Task<Outcome> Try(CancellationToken ct);
}

/// <summary>Where one picture lies.</summary>
/// <param name="Village">A slug.</param>
/// <param name="Key">As <see cref="Picture.Key"/>.</param>
public sealed record PicturePlace(string Village, PictureAudience Audience, string Key);
