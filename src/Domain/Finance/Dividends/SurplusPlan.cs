using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Finance.Dividends;

/// <summary>The surplus of a period and what every household gets of it (money R7–R9). A pure function of its input:
/// the same figures always give the same plan, so a published plan can be re-performed by anybody.</summary>
public sealed record SurplusPlan(
    Money Surplus,
    Money PriorLoss,
    Money AfterLoss,
    Money Reserve,
    Money Distributable,
    Money PatronagePool,
    Money CapitalPool,
    IReadOnlyList<HouseholdDividend> Households)
{
    /// <summary>The sum of all dividends; equals <see cref="Distributable"/>.</summary>
    public Money Dividend => Money.Sum(Households.Select(static household => household.Dividend));

    public Money CarryIn => Money.Sum(Households.Select(static household => household.CarryIn));

    public Money Payout => Money.Sum(Households.Select(static household => household.Payout));

    public Money CarryOut => Money.Sum(Households.Select(static household => household.CarryOut));

    /// <summary>Drafts a plan; households come out by number. A loss gives a plan with nothing to distribute.</summary>
    /// <returns>The plan, or <c>dividend.no_patronage_volume</c> when there is something to return by volume and no
    /// member sold anything, <c>dividend.rule_out_of_range</c>, <c>dividend.prior_loss_negative</c>,
    /// <c>dividend.household_twice</c>, <c>dividend.stake_negative</c>.</returns>
    /// <exception cref="OverflowException">A sum is beyond ninety trillion yuan.</exception>
    public static Outcome<SurplusPlan> Draft(SurplusInput input)
    {
        if (input.Check().Refusal is { } refusal) return refusal;

        var stakes = input.Households.OrderBy(static stake => stake.HouseholdNo).ToArray();
        var surplus = input.CooperativeIncome + input.PlatformIncome - input.Fees - input.PeriodCosts
            + input.OtherIncome;
        var afterLoss = surplus - input.PriorLoss;
        var gain = afterLoss > Money.Zero ? afterLoss : Money.Zero;
        var reserve = Apportionment.HalfUpOfBasisPoints(gain, input.Rules.ReserveBp);
        var distributable = gain - reserve;
        var patronagePool = PatronagePoolOf(distributable, input.Rules, stakes);
        var capitalPool = distributable - patronagePool;

        // The statute asks for the return by volume first; giving it to capital instead would turn the law round, so
        // the assembly has to decide (for instance to take all of it into the reserve) before a plan can be drafted.
        if (!patronagePool.IsZero && stakes.All(static stake => stake.CountedVolume.IsZero))
            return new NoPatronageVolume(patronagePool);

        var plan = new SurplusPlan(
            surplus,
            input.PriorLoss,
            afterLoss,
            reserve,
            distributable,
            patronagePool,
            capitalPool,
            Share(stakes, patronagePool, capitalPool, input.Rules.MinimumPayout));
        plan.Verify(input.Rules);
        return plan;
    }

    /// <summary>The weights behind <see cref="PatronagePool"/>, by household number.</summary>
    public IReadOnlyList<Weight> PatronageWeights() =>
        [.. Households.Select(static household => new Weight(household.HouseholdNo, household.Volume.Fen))];

    /// <summary>The weights behind <see cref="CapitalPool"/>, by household number.</summary>
    public IReadOnlyList<Weight> CapitalWeights() =>
        [.. Households.Select(static household => new Weight(household.HouseholdNo, household.CapitalWeight.Fen))];

    private static Money PatronagePoolOf(Money distributable, SurplusRules rules, HouseholdStake[] stakes)
    {
        var nobodyHasCapital = stakes.All(static stake => stake.CountedCapital.IsZero);
        return nobodyHasCapital
            ? distributable
            : Apportionment.CeilOfBasisPoints(distributable, rules.PatronageBp);
    }

    private static HouseholdDividend[] Share(
        HouseholdStake[] stakes, Money patronagePool, Money capitalPool, Money minimumPayout)
    {
        var patronage = Apportionment.Of(
            patronagePool,
            [.. stakes.Select(static stake => new Weight(stake.HouseholdNo, stake.CountedVolume.Fen))]);
        var capital = Apportionment.Of(
            capitalPool,
            [.. stakes.Select(static stake => new Weight(stake.HouseholdNo, stake.CountedCapital.Fen))]);
        var dividends = new HouseholdDividend[stakes.Length];
        for (var i = 0; i < stakes.Length; i++)
            dividends[i] = HouseholdDividend.Of(stakes[i], patronage[i].Amount, capital[i].Amount, minimumPayout);
        return dividends;
    }

    private void Verify(SurplusRules rules)
    {
        Invariant.Holds(Dividend == Distributable, "the dividends add up to the distributable surplus");
        Invariant.Holds(
            Money.Sum(Households.Select(static household => household.Patronage)) == PatronagePool,
            "the patronage adds up to its pool");
        Invariant.Holds(CarryIn + Dividend == Payout + CarryOut, "what isn't paid out is carried");
        Invariant.Holds(
            (Int128)PatronagePool.Fen * 10_000 >= (Int128)Distributable.Fen * rules.PatronageBp,
            "rounding doesn't take the return by volume under its floor");
    }
}

/// <summary>One household's part of a plan. <see cref="Volume"/> and <see cref="CapitalWeight"/> are as counted: zero
/// for a household that isn't a member.</summary>
public sealed record HouseholdDividend(
    int HouseholdNo,
    Money Volume,
    Money CapitalWeight,
    Money Patronage,
    Money Capital,
    Money CarryIn,
    Money Payout,
    Money CarryOut)
{
    public Money Dividend => Patronage + Capital;

    /// <summary>What stands on the household's account before the payout; negative while a clawback is owed.</summary>
    public Money Balance => CarryIn + Dividend;

    /// <summary>A balance that reaches the minimum is paid whole, anything else is carried (money R9).</summary>
    internal static HouseholdDividend Of(HouseholdStake stake, Money patronage, Money capital, Money minimumPayout)
    {
        var balance = stake.CarryIn + patronage + capital;
        var payout = balance >= minimumPayout ? balance : Money.Zero;
        return new HouseholdDividend(
            stake.HouseholdNo,
            stake.CountedVolume,
            stake.CountedCapital,
            patronage,
            capital,
            stake.CarryIn,
            payout,
            balance - payout);
    }
}

public sealed record NoPatronageVolume(Money Pool)
    : Refusal(
        "dividend.no_patronage_volume",
        $"有 {Pool} 元要按交易量返还，但这一期没有成员的交易量，分不出去；请核对成员和销售，或由成员大会另定用途");
