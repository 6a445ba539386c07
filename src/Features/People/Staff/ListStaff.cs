using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.People.Staff;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.People.Staff;

/// <summary>Everybody who acts for the village in the console, in order of appointment.</summary>
public sealed class ListStaff(VillageDb db)
{
    public async Task<IReadOnlyList<StaffRow>> Run(CancellationToken ct) =>
        await db.Staff.AsNoTracking().OrderBy(staff => staff.Id)
            .Select(staff => new StaffRow(staff.Id, staff.CooperativeId, staff.Name, staff.Role, staff.State))
            .ToListAsync(ct);

    public sealed record StaffRow(
        StaffId Id, CooperativeId CooperativeId, string Name, StaffRole Role, StaffState State);
}
