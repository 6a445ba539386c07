using VillageCloud.Domain.Finance.Sales;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Finance.Rules;

/// <summary>An amount for each of the four parties that every village has: a split of a line by four weights, or the
/// difference between two. A difference may hold either sign, see <see cref="RefundDelta"/>.</summary>
public readonly record struct PartyAmounts(Money Household, Money Fund, Money Platform, Money Cooperative)
{
    public static readonly PartyAmounts Zero;

    public Money Total => Household + Fund + Platform + Cooperative;

    public static PartyAmounts operator +(PartyAmounts a, PartyAmounts b) =>
        new(a.Household + b.Household, a.Fund + b.Fund, a.Platform + b.Platform, a.Cooperative + b.Cooperative);

    public static PartyAmounts operator -(PartyAmounts a, PartyAmounts b) =>
        new(a.Household - b.Household, a.Fund - b.Fund, a.Platform - b.Platform, a.Cooperative - b.Cooperative);

    /// <summary>For tables that still have a column for each of the four. What other parties get, only the journal
    /// tells: where there are any, these four don't add up to the net.</summary>
    public static PartyAmounts Of(PartyShares shares) => new(
        shares.Of(PartyKind.Household), shares.Of(PartyKind.Fund), shares.Of(PartyKind.Platform),
        shares.Of(PartyKind.Cooperative));
}
