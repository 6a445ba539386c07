using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Shop.Front;

namespace VillageCloud.Features.Shop.Front;

/// <summary>What the shop says of itself, and all that it said before.</summary>
public sealed class ListFronts(VillageDb db)
{
    private const int Shown = 50;

    public async Task<Result> Run(CancellationToken ct)
    {
        var rows = await (
                from front in db.FrontVersions.AsNoTracking().Include(one => one.Holidays)
                join staff in db.Staff on front.WrittenBy equals staff.Id
                orderby front.Revision descending
                select new { Front = front, staff.Name })
            .Take(Shown).ToListAsync(ct);
        return new Result([.. rows.Select(row =>
            new Version(row.Front.Revision, row.Front.Entry, row.Name, row.Front.WrittenAt))]);
    }

    /// <param name="Versions">The last one first; at most the last fifty.</param>
    public sealed record Result(IReadOnlyList<Version> Versions);

    public sealed record Version(int Revision, FrontEntry Entry, string By, DateTimeOffset At);
}
