using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Platform.Retention;

namespace VillageCloud.Features.Shop.Licences;

/// <summary>Photographs of papers that ended long ago. That there was one, its number and its days stay; the file goes
/// when pictures are collected next.</summary>
public sealed class ForgetScans(VillageDb db) : IForgets
{
    public RetentionRule Rule { get; } = new(
        "licence-scans", 1_096, "电子商务法 art. 31: three years from the end of what was sold by it");

    public Task<int> Forget(DateTimeOffset before, CancellationToken ct)
    {
        var day = BeijingTime.DayOf(before);
        return db.Licences
            .Where(one => one.ScanId != null && (one.WithdrawnAt < before || one.ValidUntil < day))
            .ExecuteUpdateAsync(static set => set.SetProperty(one => one.ScanId, (PictureId?)null), ct);
    }
}
