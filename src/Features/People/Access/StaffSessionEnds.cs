using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.People.Access;

internal static class StaffSessionEnds
{
    /// <summary>Wherever the person is signed in: they are out there too. Works inside a unit of work.</summary>
    /// <param name="now">Of the real clock.</param>
    /// <param name="but">The one that goes on.</param>
    public static async Task EndSessionsOf(
        this VillageDb db, StaffId staff, SessionEnd why, DateTimeOffset now, CancellationToken ct,
        StaffSessionId but = default)
    {
        foreach (var session in await db.StaffSessions
            .Where(one => one.StaffId == staff && one.EndedAt == null && one.Id != but).ToListAsync(ct))
        {
            session.End(why, now);
        }
    }
}
