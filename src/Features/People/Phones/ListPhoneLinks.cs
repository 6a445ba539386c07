using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.People.Phones;

/// <summary>Which codes of a household are under way; or one, by its number.</summary>
public sealed class ListPhoneLinks(VillageDb db)
{
    public async Task<IReadOnlyList<PhoneLinkView>> Run(Query query, CancellationToken ct) => await db.PhoneLinks
        .AsNoTracking()
        .Where(one => query.Number == null ? one.HouseholdId == query.Id && one.OpenSlot != null
            : one.Number == query.Number)
        .OrderBy(one => one.Id)
        .Select(one => new PhoneLinkView(
            one.Number, one.PersonId, one.Summary, one.Status, one.People.MadeAt, one.ClaimedAt))
        .ToListAsync(ct);

    public sealed record Query(HouseholdId? Id, string? Number = null);
}

/// <param name="Summary">Of which household and whom.</param>
public sealed record PhoneLinkView(
    string Number, long PersonId, string Summary, PhoneLinkStatus Status, DateTimeOffset IssuedAt,
    DateTimeOffset? ClaimedAt)
{
    public DateTimeOffset ExpiresAt => IssuedAt + PhoneLink.Lasts;
}
