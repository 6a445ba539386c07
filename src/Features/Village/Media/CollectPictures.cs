using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Village.Media;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Village.Media;

/// <summary>Takes away what nothing shows: first the rows, then the files that no row stands for, among them those of
/// uploads that never ended. What was uploaded within a day stays, its form may still be open.</summary>
public sealed class CollectPictures(
    VillageDb db, IMediaStore store, IEnumerable<IPictureUse> uses, UnitOfWork work, TimeProvider clock, RealClock real)
{
    private const int KeysAtOnce = 500;

    private static readonly TimeSpan Grace = TimeSpan.FromDays(1);

    public async Task<Tally> Run(Command _, CancellationToken ct)
    {
        (await work.Do<int>(async () => await Unused().ExecuteDeleteAsync(ct), ct)).OrThrow();
        var then = real.Now - Grace;
        var old = await store.WrittenBefore(db.Tenant.Village, then, ct);
        if (old.Refusal is { } away) return new(0, 1, [away.Code]);
        var left = new List<PicturePlace>();
        foreach (var places in old.Value.Chunk(KeysAtOnce)) left.AddRange(places.Except(await Kept(places, ct)));
        return await Tally.Of(
            left, async place => (await store.TakeAway(place, then, ct)).Refusal?.Code, ct);
    }

    private async Task<IEnumerable<PicturePlace>> Kept(PicturePlace[] places, CancellationToken ct)
    {
        var keys = places.Select(static one => one.Key).ToList();
        var kept = await db.Pictures.Where(one => keys.Contains(one.Key))
            .Select(one => new { one.Audience, one.Key }).ToListAsync(ct);
        return kept.Select(one => new PicturePlace(db.Tenant.Village, one.Audience, one.Key));
    }

    private IQueryable<Picture> Unused()
    {
        var before = clock.GetUtcNow() - Grace;
        var unused = db.Pictures.Where(picture => picture.UploadedAt < before);
        foreach (var used in uses.Select(use => use.Used()))
            unused = unused.Where(picture => !used.Contains(picture.Id));
        return unused;
    }

    public sealed record Command;
}
