using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.People.Staff;

/// <summary>One of the staff: where they are signed in, and what was done to their account. Where somebody was, nobody
/// but themselves learns: the address of a visitor is not told.</summary>
public sealed class GetStaff(VillageDb db, DutyCheck duties, RealClock real)
{
    private const int MostMoments = 30;

    public async Task<Outcome<View>> Run(Query query, CancellationToken ct)
    {
        if ((await duties.Ask(query.By, Duty.SeeStaff, ct)).Refusal is { } denied) return denied;
        var row = (await StaffRows.Read(db, real.Now, ct)).FirstOrDefault(one => one.Id == query.Id);
        if (row is null) return new StaffNotFound();
        return new View(row, await Sessions(query, ct), await Moments(query.Id, ct));
    }

    private async Task<IReadOnlyList<SessionRow>> Sessions(Query query, CancellationToken ct)
    {
        var stamp = await db.Accounts.Where(one => one.StaffId == query.Id).Select(one => one.SecurityStamp)
            .SingleOrDefaultAsync(ct) ?? "";
        return await StaffRows.Open(db, real.Now)
            .Where(one => one.StaffId == query.Id && (one.AccountId == null || one.Stamp == stamp))
            .OrderByDescending(one => one.Id)
            .Select(one => new SessionRow(
                one.Id, one.StartedAt, one.FactorAt, one.Device, one.Id == query.By.Session))
            .ToListAsync(ct);
    }

    private async Task<IReadOnlyList<Moment>> Moments(StaffId id, CancellationToken ct)
    {
        var number = $"{id.Value}";
        var requests = db.StaffRequests.Where(one => one.StaffId == id).Select(one => one.Number);
        return await (
            from record in db.AuditTrail.AsNoTracking()
            where (record.Verb.StartsWith("staff.")
                    && (record.Document == number || requests.Contains(record.Document!)))
                || (record.Verb == TrailVerbs.Joined && record.StaffId == id)
            orderby record.Id descending
            select new Moment(
                record.At, record.Verb,
                db.Staff.Where(one => one.Id == record.StaffId).Select(one => one.Name).FirstOrDefault()))
            .Take(MostMoments).ToListAsync(ct);
    }

    public sealed record Query(StaffActor By, StaffId Id) : IStaffAct
    {
        Duty IStaffAct.Duty => Duty.SeeStaff;
    }

    /// <param name="Moments">What was done to the account, the newest first.</param>
    public sealed record View(StaffRow Row, IReadOnlyList<SessionRow> Sessions, IReadOnlyList<Moment> Moments);

    /// <param name="StartedAt">By the real clock, as is the next.</param>
    /// <param name="FactorAt">When a code of their phone was last shown in it.</param>
    /// <param name="IsThis">The one that asks.</param>
    public sealed record SessionRow(
        StaffSessionId Id, DateTimeOffset StartedAt, DateTimeOffset FactorAt, string Device, bool IsThis);

    /// <param name="Who">Null when the server's operator did it.</param>
    public sealed record Moment(DateTimeOffset At, string Verb, string? Who);
}
