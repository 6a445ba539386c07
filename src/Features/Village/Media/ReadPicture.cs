using VillageCloud.Data;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Village.Media;

namespace VillageCloud.Features.Village.Media;

/// <summary>One size of a picture, by its key alone: whoever has an address has it from somebody who may show it.
/// </summary>
public sealed class ReadPicture(VillageDb db, IMediaStore store)
{
    /// <summary>Whoever asks for what stands under a key gets the same for ever.</summary>
    public const string CacheControl = "public, max-age=31536000, immutable";

    /// <summary>As <see cref="CacheControl"/>, where a sign-in stands before it.</summary>
    public const string OwnCacheControl = "private, max-age=31536000, immutable";

    public const string ContentType = "image/webp";

    public async Task<Outcome<byte[]>> Run(Query query, CancellationToken ct)
    {
        if (!PictureKey.IsOne(query.Key) || SizeOf(query.Size) is not { } size) return new PictureNotFound();
        return await store.Find(new(db.Tenant.Village, PictureAudience.Everybody, query.Key), size, ct);
    }

    private static PictureSize? SizeOf(string word) => word switch
    {
        "small" => PictureSize.Small,
        "medium" => PictureSize.Medium,
        "large" => PictureSize.Large,
        _ => null,
    };

    /// <param name="Size">small, medium or large.</param>
    public sealed record Query(string Key, string Size);
}
