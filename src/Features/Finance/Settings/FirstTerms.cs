using VillageCloud.Data;
using VillageCloud.Domain.Finance.Settings;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Village.Cooperatives;

namespace VillageCloud.Features.Finance.Settings;

/// <summary>What the village is founded with is its first version.</summary>
public sealed class FirstTerms(VillageDb db) : IFoundingPart
{
    public Outcome Bring(Founding founding)
    {
        var cooperative = db.Cooperatives.Local.Single(one => one.Id == db.Tenant.Id);
        db.TermsVersions.Add(TermsVersion.First(cooperative, founding.Now));
        return Outcome.Done;
    }
}
