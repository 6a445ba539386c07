using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.People.Staff;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;

namespace VillageCloud.Features.People.Staff;

/// <summary>The three seats at which a rule is agreed on: who sits there, and who did before.</summary>
public sealed class ListSeats(VillageDb db, DutyCheck duties)
{
    private const int MostBefore = 3;

    public async Task<Outcome<IReadOnlyList<SeatView>>> Run(Query query, CancellationToken ct)
    {
        if ((await duties.Ask(query.By, Duty.SeeStaff, ct)).Refusal is { } denied) return denied;
        var held = await (
            from one in db.SeatHoldings.AsNoTracking()
            join staff in db.Staff.AsNoTracking() on one.StaffId equals staff.Id
            orderby one.Id descending
            select new { one.Seat, Holder = new Holder(staff.Id, staff.Name, one.Since, one.Until) }).ToListAsync(ct);
        return new Outcome<IReadOnlyList<SeatView>>(
        [
            .. Enum.GetValues<Seat>().Select(seat =>
            {
                var of = held.Where(one => one.Seat == seat).Select(static one => one.Holder).ToList();
                return new SeatView(
                    seat, of.Find(static one => one.Until is null),
                    [.. of.Where(static one => one.Until is not null).Take(MostBefore)]);
            }),
        ]);
    }

    public sealed record Query(StaffActor By) : IStaffAct
    {
        Duty IStaffAct.Duty => Duty.SeeStaff;
    }

    /// <param name="Now">Null while it is empty.</param>
    /// <param name="Before">The last few, the newest first.</param>
    public sealed record SeatView(Seat Seat, Holder? Now, IReadOnlyList<Holder> Before);

    public sealed record Holder(StaffId Id, string Name, DateTimeOffset Since, DateTimeOffset? Until);
}
