using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.People.Phones;

/// <summary>Somebody takes their own phone off their household.</summary>
public sealed class UnlinkMyPhone(VillageDb db, UnitOfWork work)
{
    public async Task<Outcome> Run(ShopperId shopper, CancellationToken ct) => (await work.Do<HouseholdId>(
        async () =>
        {
            var found = await db.HouseholdPeople
                .Join(
                    db.Shoppers.Where(one => one.Id == shopper), person => person.OpenId, one => one.OpenId,
                    (person, _) => new { person.Id, person.HouseholdId })
                .FirstOrDefaultAsync(ct);
            if (found is null) return new PhoneNotLinked();
            var household = await db.Households.SingleAsync(one => one.Id == found.HouseholdId, ct);
            return household.Unlink(found.Id).Refusal is { } refusal ? refusal : household.Id;
        },
        ct)).WithoutValue();
}
