using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.People.Accounts;

/// <summary>Where somebody is signed in now, the newest first: what they don't recognise they end.</summary>
public sealed class ListMySessions(VillageDb db, DutyCheck duties, RealClock real)
{
    public async Task<Outcome<IReadOnlyList<Row>>> Run(Query query, CancellationToken ct)
    {
        if ((await duties.Ask(query.By, Duty.Look, ct)).Refusal is { } denied) return denied;
        var since = real.Now - StaffSession.Longest;
        var stamp = await db.Accounts.Where(one => one.StaffId == query.By.Id).Select(one => one.SecurityStamp)
            .SingleOrDefaultAsync(ct) ?? "";
        var rows = await db.StaffSessions.AsNoTracking()
            .Where(one => one.StaffId == query.By.Id && one.EndedAt == null && one.StartedAt > since
                && (one.AccountId == null || one.Stamp == stamp))
            .OrderByDescending(one => one.Id)
            .Select(one => new Row(one.Id, one.StartedAt, one.Address, one.Device, one.Id == query.By.Session))
            .ToListAsync(ct);
        return new Outcome<IReadOnlyList<Row>>(rows);
    }

    public sealed record Query(StaffActor By) : IStaffAct
    {
        Duty IStaffAct.Duty => Duty.Look;
    }

    /// <param name="StartedAt">By the real clock.</param>
    /// <param name="IsThis">The one that asks.</param>
    public sealed record Row(
        StaffSessionId Id, DateTimeOffset StartedAt, string Address, string Device, bool IsThis);
}
