using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.People.Staff;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Village.Cooperatives;

namespace VillageCloud.Features.People.Staff;

/// <summary>Who an account belongs to: the village, the name and the role that the console shows and trusts.</summary>
public sealed class IdentifyStaff(VillageDb db, EnterVillage enter)
{
    public async Task<Outcome<StaffIdentity>> Run(Query query, CancellationToken ct)
    {
        var village = await db.Cooperatives.AsNoTracking().Where(one => one.Id == query.CooperativeId)
            .Select(one => new { one.Village, one.Name }).SingleOrDefaultAsync(ct);
        if (village is null) return new VillageNotFound();
        if ((await enter.Run(village.Village, ct)).Refusal is { } refusal) return refusal;
        var staff = await db.Staff.AsNoTracking().SingleOrDefaultAsync(one => one.Id == query.StaffId, ct);
        if (staff is null) return new StaffNotFound();
        return new StaffIdentity(village.Village, village.Name, staff.Id, staff.Name, staff.Role);
    }

    public sealed record Query(CooperativeId CooperativeId, StaffId StaffId);
}

/// <param name="Village">The slug.</param>
public sealed record StaffIdentity(string Village, string VillageName, StaffId Id, string Name, StaffRole Role);

public sealed record StaffNotFound()
    : Refusal("staff.not_found", "没有找到这位工作人员，请联系管理员")
{
    public override RefusalKind Kind => RefusalKind.NotFound;
}
