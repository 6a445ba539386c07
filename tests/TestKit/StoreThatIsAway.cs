using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Village.Media;

namespace VillageCloud.TestKit;

/// <summary>A store of pictures that is away when a test says so.</summary>
public sealed class StoreThatIsAway(IMediaStore inner) : IMediaStore
{
    public bool IsAway { get; set; }

    public Task<Outcome> Put(
        string village, PictureAudience audience, ProcessedPicture picture, CancellationToken ct) =>
        IsAway ? Away() : inner.Put(village, audience, picture, ct);

    public Task<Outcome<byte[]>> Find(PicturePlace place, PictureSize size, CancellationToken ct) =>
        IsAway ? Away<byte[]>() : inner.Find(place, size, ct);

    public Task<Outcome<PicturePlace[]>> WrittenBefore(string village, DateTimeOffset then, CancellationToken ct) =>
        IsAway ? Away<PicturePlace[]>() : inner.WrittenBefore(village, then, ct);

    public Task<Outcome> TakeAway(PicturePlace place, DateTimeOffset then, CancellationToken ct) =>
        IsAway ? Away() : inner.TakeAway(place, then, ct);

    public Task<Outcome> TakeAllAway(string village, CancellationToken ct) =>
        IsAway ? Away() : inner.TakeAllAway(village, ct);

    public Task<Outcome> Try(CancellationToken ct) => IsAway ? Away() : inner.Try(ct);

    private static Task<Outcome> Away() => Task.FromResult<Outcome>(new PictureStoreAway("503 SlowDown"));

    private static Task<Outcome<T>> Away<T>() => Task.FromResult<Outcome<T>>(new PictureStoreAway("503 SlowDown"));
}
