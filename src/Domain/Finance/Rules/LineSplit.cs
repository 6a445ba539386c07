using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Finance.Rules;

/// <summary>The net of a line (paid minus what was refunded inside the after-sales window) by four weights: what a
/// <see cref="RevenueRule"/> gives whose only steps are four parts of the rest (money R3). WeChat's fee never changes
/// it: the fee is borne by the platform at the end of the period (money R4).</summary>
public static class LineSplit
{
    /// <summary>The split; its total is <paramref name="net"/> to the fen.</summary>
    /// <exception cref="ArgumentException">"negative pool": a caller's bug.</exception>
    /// <exception cref="InvariantBrokenException">The weights don't add up to 10,000.</exception>
    public static PartyAmounts Of(Money net, SplitWeights weights)
    {
        Invariant.Holds(weights.AddsUp, "split weights add up to 10000");
        Span<Money> parts = stackalloc Money[4];
        Apportionment.Divide(
            net,
            [
                new Weight((long)PartyKind.Household, weights.HouseholdBp),
                new Weight((long)PartyKind.Fund, weights.FundBp),
                new Weight((long)PartyKind.Platform, weights.PlatformBp),
                new Weight((long)PartyKind.Cooperative, weights.CooperativeBp),
            ],
            parts);
        return new PartyAmounts(parts[0], parts[1], parts[2], parts[3]);
    }
}
