using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Finance.Rules;

/// <summary>How four parties share a line by weights alone, in basis points (1/100 of a percent) that add up to
/// 10,000. Make one with <see cref="Create"/>; the constructor is for reading back what was checked before.</summary>
public sealed record SplitWeights(int HouseholdBp, int FundBp, int PlatformBp, int CooperativeBp)
{
    public const int Whole = 10_000;

    private static readonly PartyKind[] Kinds =
        [PartyKind.Household, PartyKind.Fund, PartyKind.Platform, PartyKind.Cooperative];

    public bool AddsUp => !HasPartOutOfRange && HouseholdBp + FundBp + PlatformBp + CooperativeBp == Whole;

    private bool HasPartOutOfRange => Parts.Any(static part => part is < 0 or > Whole);

    private int[] Parts => [HouseholdBp, FundBp, PlatformBp, CooperativeBp];

    /// <summary>Checked weights, or <c>split.share_out_of_range</c> / <c>split.shares_must_total_10000</c>.</summary>
    public static Outcome<SplitWeights> Create(int householdBp, int fundBp, int platformBp, int cooperativeBp)
    {
        var weights = new SplitWeights(householdBp, fundBp, platformBp, cooperativeBp);
        foreach (var party in Kinds)
            if (weights.Of(party) is < 0 or > Whole) return new SplitShareOutOfRange(party, weights.Of(party));
        if (!weights.AddsUp) return new SplitSharesMustTotal10000(weights.Parts.Sum());
        return weights;
    }

    /// <summary>The basis points of one party.</summary>
    public int Of(PartyKind party) => Parts[(int)party];
}

public sealed record SplitShareOutOfRange(PartyKind Party, int BasisPoints)
    : Refusal("split.share_out_of_range", $"分成比例 {BasisPoints} 不对，每一方都要在 0 到 10000（万分之几）之间");

public sealed record SplitSharesMustTotal10000(int Total)
    : Refusal("split.shares_must_total_10000", $"四方分成加起来是 {Total}，必须正好是 10000（万分之几），请改比例");
