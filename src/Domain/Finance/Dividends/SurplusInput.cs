using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Finance.Dividends;

/// <summary>What a surplus is computed from, frozen with the plan. Income, fees and other sums of the period may be
/// negative: a refund of an earlier period's sale is booked in this one.</summary>
/// <param name="Fees">WeChat's fees from the bill, net of fees returned.</param>
/// <param name="PriorLoss">What earlier years lost and nobody covered yet; zero or more.</param>
public sealed record SurplusInput(
    Money CooperativeIncome,
    Money PlatformIncome,
    Money Fees,
    Money PeriodCosts,
    Money OtherIncome,
    Money PriorLoss,
    SurplusRules Rules,
    IReadOnlyList<HouseholdStake> Households)
{
    /// <summary>Done, or the refusal that <see cref="SurplusPlan.Draft"/> would give for the input alone.</summary>
    internal Outcome Check()
    {
        if (Rules.Check().Refusal is { } refusal) return refusal;
        if (PriorLoss.IsNegative) return new PriorLossNegative(PriorLoss);
        var seen = new HashSet<int>(Households.Count);
        foreach (var household in Households)
        {
            if (!seen.Add(household.HouseholdNo)) return new HouseholdTwice(household.HouseholdNo);
            if (household.Volume.IsNegative) return new StakeNegative(household.HouseholdNo, "交易量");
            if (household.CapitalWeight.IsNegative) return new StakeNegative(household.HouseholdNo, "出资份额");
        }

        return Outcome.Done;
    }
}

/// <summary>What one household brings to the period.</summary>
/// <param name="IsMember">As of the period. A household that isn't a member sells goods but takes no part in the
/// surplus (农民专业合作社法 art. 41): its volume and capital count as zero.</param>
/// <param name="Volume">Net sales of the period, all refunds taken off (money R6).</param>
/// <param name="CapitalWeight">Contribution + quantified reserve share + quantified subsidy share (art. 44).</param>
/// <param name="CarryIn">Brought forward; negative while a clawback is still owed.</param>
public sealed record HouseholdStake(int HouseholdNo, bool IsMember, Money Volume, Money CapitalWeight, Money CarryIn)
{
    internal Money CountedVolume => IsMember ? Volume : Money.Zero;

    internal Money CountedCapital => IsMember ? CapitalWeight : Money.Zero;
}

public sealed record PriorLossNegative(Money PriorLoss)
    : Refusal("dividend.prior_loss_negative", $"以前年度亏损是 {PriorLoss} 元，请填 0 或正数；以前年度的盈余不填在这里");

public sealed record HouseholdTwice(int HouseholdNo)
    : Refusal("dividend.household_twice", $"{HouseholdNo} 号农户出现了两次，请合并成一户");

public sealed record StakeNegative(int HouseholdNo, string What)
    : Refusal("dividend.stake_negative", $"{HouseholdNo} 号农户的{What}是负数，请先核对这一户的账");
