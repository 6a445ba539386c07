using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Village.Media;

namespace VillageCloud.Features.Village.Media;

/// <summary>How an upload becomes a picture of the village, in two steps: its files outside of any transaction, and
/// then its row within that of the act. A row has its files therefore, and files without a row are collected.</summary>
public sealed class PictureTaking(VillageDb db, IPictureProcessor processor, IMediaStore store, TimeProvider clock)
{
    internal async Task<Outcome<PictureFacts>> Store(
        ReadOnlyMemory<byte> upload, PictureAudience audience, CancellationToken ct)
    {
        var processed = await processor.Process(upload, ct);
        if (processed.Refusal is { } unusable) return unusable;
        var stored = await store.Put(db.Tenant.Village, audience, processed.Value, ct);
        return stored.Refusal is { } full ? full : processed.Value.Facts;
    }

    /// <summary>Inside a unit of work. The same picture for the same audience again is the same row.</summary>
    internal async Task<Picture> Record(
        PictureFacts facts, PictureAudience audience, StaffId by, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var known = await db.Pictures.SingleOrDefaultAsync(
            one => one.Key == facts.Key && one.Audience == audience, ct);
        known?.UploadAgain(now);
        var picture = known ?? db.Pictures.Add(new(db.Tenant.Id, by, facts, audience, now)).Entity;
        await db.SaveChangesAsync(ct);
        return picture;
    }
}
