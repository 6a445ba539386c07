using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.People.Households;

/// <summary>What members have in the capital is money, which stands above this area: there a second person is asked.
/// </summary>
public interface ICapitalRequests
{
    /// <summary>Asks a second person, in the transaction that is open. Households must have been saved.</summary>
    /// <param name="day">On which it was paid.</param>
    Task<Outcome<CapitalAsked>> Ask(
        StaffActor by, DateOnly day, IReadOnlyList<CapitalWish> wishes, CancellationToken ct);
}

public sealed record CapitalWish(Household Household, CapitalHolding Holding);

/// <param name="ToType">What the second person types.</param>
public sealed record CapitalAsked(string Number, PostingRequestId Request, Money ToType);
