using VillageCloud.Domain.Finance.Sales;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Finance.Rules;

/// <summary>An amount for each of the four parties: a split of a line, or the difference between two splits. A
/// difference may hold either sign, see <see cref="RefundDelta"/>.</summary>
public readonly record struct PartyAmounts(Money Household, Money Fund, Money Platform, Money Cooperative)
{
    public static readonly PartyAmounts Zero;

    public Money Total => Household + Fund + Platform + Cooperative;

    public static PartyAmounts operator +(PartyAmounts a, PartyAmounts b) =>
        new(a.Household + b.Household, a.Fund + b.Fund, a.Platform + b.Platform, a.Cooperative + b.Cooperative);

    public static PartyAmounts operator -(PartyAmounts a, PartyAmounts b) =>
        new(a.Household - b.Household, a.Fund - b.Fund, a.Platform - b.Platform, a.Cooperative - b.Cooperative);
}
