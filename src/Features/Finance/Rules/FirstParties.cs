using VillageCloud.Data;
using VillageCloud.Domain.Finance.Rules;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Village.Cooperatives;

namespace VillageCloud.Features.Finance.Rules;

/// <summary>Who may share in a sale from the first day on.</summary>
public sealed class FirstParties(VillageDb db) : IFoundingPart
{
    public Outcome Bring(Founding founding)
    {
        db.Parties.AddRange(Party.First(db.Tenant.Id));
        return Outcome.Done;
    }
}
