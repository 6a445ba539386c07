using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.People.Accounts;

/// <summary>Somebody ends one other session of theirs, or all of them: the one that asks goes on.</summary>
public sealed class EndMySessions(VillageDb db, StaffWork work, RealClock real)
{
    public Task<Outcome<bool>> Run(Command command, CancellationToken ct) => work.Do<bool>(
        "account.end_sessions", command,
        async () =>
        {
            var others = db.StaffSessions.Where(one =>
                one.StaffId == command.By.Id && one.Id != command.By.Session && one.EndedAt == null);
            if (command.Only is { } only) others = others.Where(one => one.Id == only);
            var open = await others.ToListAsync(ct);
            if (open.Count == 0) return new SessionNotFound();
            foreach (var session in open) session.End(SessionEnd.EndedElsewhere, real.Now);
            return true;
        },
        ct);

    /// <param name="Only">Null ends all others.</param>
    public sealed record Command(StaffActor By, StaffSessionId? Only = null) : IStaffAct
    {
        Duty IStaffAct.Duty => Duty.Look;
    }
}
