using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.People.Phones;

/// <summary>What waits for the second person, for the phone that has shown a code.</summary>
public sealed class FindMyPhoneLink(VillageDb db)
{
    /// <returns>Null when nothing waits.</returns>
    public async Task<MyPhoneLink?> Run(ShopperId shopper, CancellationToken ct) => await (
        from one in db.Shoppers.AsNoTracking()
        join link in db.PhoneLinks on one.OpenId equals link.OpenId
        join household in db.Households on link.HouseholdId equals household.Id
        where one.Id == shopper && link.Status == PhoneLinkStatus.Claimed
        orderby link.Id descending
        select new MyPhoneLink(household.Name, link.PersonName, link.CheckNumber, link.Status))
        .FirstOrDefaultAsync(ct);
}
