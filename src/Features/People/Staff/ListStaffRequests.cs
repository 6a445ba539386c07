using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.People.Staff;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;

namespace VillageCloud.Features.People.Staff;

/// <summary>What waits for a second person, and the links that wait to be taken, the oldest first.</summary>
public sealed class ListStaffRequests(VillageDb db, DutyCheck duties, StaffRoll roll, TimeProvider clock)
{
    public async Task<Outcome<View>> Run(Query query, CancellationToken ct)
    {
        if ((await duties.Ask(query.By, Duty.SeeStaff, ct)).Refusal is { } denied) return denied;
        var fresh = clock.GetUtcNow() - StaffRequest.LinkWaits;
        var all = await db.StaffRequests.AsNoTracking()
            .Where(one => query.Number == null
                ? one.Status == StaffRequestStatus.Requested
                    || (one.Status == StaffRequestStatus.LinkReady && one.People.CheckedAt > fresh)
                : one.Number == query.Number)
            .OrderBy(one => one.Id)
            .ToListAsync(ct);
        var names = await db.Staff.AsNoTracking().ToDictionaryAsync(one => one.Id, one => one.Name, ct);
        return new View(
            [.. all.Select(one => Row.Of(one, names))], await roll.CanBeAgreedTo(query.By.Id, subject: null, ct));
    }

    /// <param name="Number">Of one alone, whatever became of it.</param>
    public sealed record Query(StaffActor By, string? Number = null) : IStaffAct
    {
        Duty IStaffAct.Duty => Duty.SeeStaff;
    }

    /// <param name="CanBeAgreedTo">There is somebody else who may agree to what this person asks for.</param>
    public sealed record View(IReadOnlyList<Row> Rows, bool CanBeAgreedTo);

    public sealed record Row(
        string Number, StaffWish Wish, string Name, StaffId? StaffId, StaffRole Role, Seat? Seat, string Reason,
        StaffRequestStatus Status, StaffId Maker, string MakerName, DateTimeOffset AskedAt, string? CheckerName)
    {
        internal static Row Of(StaffRequest one, IReadOnlyDictionary<StaffId, string> names) => new(
            one.Number, one.Wish, one.Name, one.StaffId, one.Role, one.Seat, one.Reason, one.Status,
            one.People.Maker!.Value, names[one.People.Maker.Value], one.People.MadeAt,
            one.People.Checker is { } checker ? names[checker] : null);
    }
}
