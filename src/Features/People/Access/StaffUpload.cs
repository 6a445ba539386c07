using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Village.Media;
using VillageCloud.Features.Village.Media;

namespace VillageCloud.Features.People.Access;

/// <summary>A picture that somebody of the staff brings.</summary>
public sealed class StaffUpload(StaffWork work, PictureTaking taking)
{
    /// <param name="verb">As of <see cref="StaffWork.Do{T}"/>.</param>
    internal async Task<Outcome<Picture>> Take(
        string verb, IStaffAct act, ReadOnlyMemory<byte> content, PictureAudience audience, CancellationToken ct)
    {
        // Before a stranger's file is unpacked, and once more with the row.
        var asked = await work.DryRun(act, static () => Task.FromResult<Outcome<bool>>(true), ct);
        if (asked.Refusal is { } denied) return denied;
        var stored = await taking.Store(content, audience, ct);
        if (stored.Refusal is { } unusable) return unusable;
        return await work.Do<Picture>(
            verb, act, async () => await taking.Record(stored.Value, audience, act.By.Id, ct), ct);
    }
}
