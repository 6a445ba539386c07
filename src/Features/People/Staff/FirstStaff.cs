using VillageCloud.Data;
using VillageCloud.Domain.People.Staff;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.Village.Cooperatives;

namespace VillageCloud.Features.People.Staff;

/// <summary>The founder, with whom the trail begins: a treasurer, who may serve the shop and keep the books until there
/// are others.</summary>
public sealed class FirstStaff(VillageDb db) : IFoundingPart
{
    public const StaffRole Role = StaffRole.Treasurer;

    public Outcome Bring(Founding founding)
    {
        var name = StaffMember.NameOf(founding.Founder);
        if (name.Refusal is { } refusal) return refusal;
        db.Staff.Add(new(db.Tenant.Id, name.Value, Role));
        db.AuditTrail.Add(new(
            db.Tenant.Id, staffId: null, sessionId: null, TrailVerbs.Founded, document: null, founding.Now));
        return Outcome.Done;
    }
}
