using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.People.Access;

internal static class StaffSessionEnds
{
    /// <summary>Wherever the person is signed in: they are out there too. Works inside a unit of work.</summary>
    public static async Task EndSessionsOf(
        this VillageDb db, StaffId staff, SessionEnd why, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var session in await db.StaffSessions.Where(one => one.StaffId == staff && one.EndedAt == null)
            .ToListAsync(ct))
        {
            session.End(why, now);
        }
    }
}
