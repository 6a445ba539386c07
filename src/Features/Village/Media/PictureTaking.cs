using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Village.Media;
using VillageCloud.Features.People.Access;

namespace VillageCloud.Features.Village.Media;

/// <summary>How an upload becomes a picture of the village, in two steps: its files outside of any transaction, and
/// then its row within that of the act. A row has its files therefore, and files without a row are collected.</summary>
public sealed class PictureTaking(
    VillageDb db, StaffWork work, IPictureProcessor processor, IMediaStore store, TimeProvider clock)
{
    /// <summary>The same picture for the same audience again is the same row.</summary>
    /// <param name="verb">What the trail says that was done.</param>
    internal async Task<Outcome<Picture>> Take(
        string verb, IStaffAct act, ReadOnlyMemory<byte> upload, PictureAudience audience, CancellationToken ct)
    {
        // Before a stranger's file is unpacked, and once more with the row.
        var asked = await work.DryRun(act, static () => Task.FromResult<Outcome<bool>>(true), ct);
        if (asked.Refusal is { } denied) return denied;
        var stored = await Store(upload, audience, ct);
        if (stored.Refusal is { } unusable) return unusable;
        return await work.Do<Picture>(
            verb, act, async () => await Record(stored.Value, audience, act.By.Id, ct), ct);
    }

    private async Task<Outcome<PictureFacts>> Store(
        ReadOnlyMemory<byte> upload, PictureAudience audience, CancellationToken ct)
    {
        var processed = await processor.Process(upload, ct);
        if (processed.Refusal is { } unusable) return unusable;
        var stored = await store.Put(db.Tenant.Village, audience, processed.Value, ct);
        return stored.Refusal is { } full ? full : processed.Value.Facts;
    }

    private async Task<Picture> Record(
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
