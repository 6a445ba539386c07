using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.People.Staff;

/// <summary>A colleague's session, or all of them, is over: that browser is out within half a minute.</summary>
public sealed class EndSessionsOfStaff(VillageDb db, StaffWork work, RealClock real)
{
    public Task<Outcome<int>> Run(Command command, CancellationToken ct) => work.Once<int>(
        "staff.end_sessions", command,
        async () =>
        {
            var all = db.StaffSessions.Where(one => one.StaffId == command.Id && one.EndedAt == null);
            if (command.Only is { } only) all = all.Where(one => one.Id == only);
            var open = await all.ToListAsync(ct);
            if (open.Count == 0) return new SessionNotFound();
            foreach (var session in open) session.End(SessionEnd.EndedByColleague, real.Now);
            return open.Count;
        },
        ct);

    /// <param name="Only">Null ends all of them.</param>
    public sealed record Command(
        IdempotencyKey Key, StaffActor By, StaffId Id, StaffSessionId? Only = null) : IStaffCommand
    {
        Duty IStaffAct.Duty => Duty.GuardStaff;

        string? IStaffAct.Document => $"{Id.Value}";
    }
}
