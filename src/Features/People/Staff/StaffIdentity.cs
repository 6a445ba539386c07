using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.People.Staff;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.People.Staff;

/// <summary>Who is signed in at the console, and in which village.</summary>
/// <param name="Village">The slug.</param>
/// <param name="Actor">What their acts carry.</param>
/// <param name="Role">As it was at sign-in, for what a page shows; a change of it ends the session.</param>
public sealed record StaffIdentity(
    string Village, string VillageName, StaffActor Actor, string Name, StaffRole Role)
{
    public StaffId Id => Actor.Id;
}

public sealed record StaffNotFound()
    : Refusal("staff.not_found", "没有找到这位工作人员，请联系管理员")
{
    public override RefusalKind Kind => RefusalKind.NotFound;
}
