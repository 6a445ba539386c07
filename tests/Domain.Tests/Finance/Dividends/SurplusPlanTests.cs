using CsCheck;
using VillageCloud.Domain.Finance.Dividends;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Tests.Finance.Dividends;

public sealed class SurplusPlanTests
{
    private static readonly SurplusRules Statute = new(ReserveBp: 0, PatronageBp: 6000, MinimumPayout: Money.Zero);

    private static readonly HouseholdStake[] Three =
    [
        Stake(1, volume: 300, capital: 500),
        Stake(2, volume: 200, capital: 500),
        Stake(3, volume: 100, capital: 0),
    ];

    private static readonly Gen<SurplusInput> AnyInput =
        from income in Gen.Long[-50_000, 200_000]
        from loss in Gen.Long[0, 20_000]
        from reserveBp in Gen.Int[0, 10_000]
        from patronageBp in Gen.Int[0, 10_000]
        from minimum in Gen.Long[0, 3_000]
        from volumes in Gen.Long[0, 900].Array[1, 12]
        from capitals in Gen.OneOf(Gen.Const(0L), Gen.Long[0, 900]).Array[12]
        from carries in Gen.Long[-900, 900].Array[12]
        from members in Gen.Bool.Array[12]
        select Input(
            income,
            new SurplusRules(reserveBp, patronageBp, new Money(minimum)),
            [.. volumes.Select((volume, i) => new HouseholdStake(
                i + 1, members[i] || i == 0, new Money(volume + 1), new Money(capitals[i]), new Money(carries[i])))],
            loss);

    [Test]
    public void Patronage_never_falls_under_sixty_percent_for_any_distributable_up_to_ten_thousand_fen()
    {
        for (var distributable = 1; distributable <= 10_000; distributable++)
        {
            var plan = SurplusPlan.Draft(Input(distributable, Statute, Three)).Value;
            var returned = plan.Households.Sum(static household => household.Patronage.Fen);

            Assert.That(returned * 10_000, Is.GreaterThanOrEqualTo(distributable * 6_000L), $"{distributable} fen");
            Assert.That((returned - 1) * 10_000, Is.LessThan(distributable * 6_000L), $"{distributable} fen");
        }
    }

    [TestCase(-1)]
    [TestCase(0)]
    public void A_year_without_a_gain_distributes_nothing_and_takes_no_reserve(long surplus)
    {
        var rules = new SurplusRules(1000, 6000, new Money(1));

        var plan = SurplusPlan.Draft(Input(surplus, rules, Three)).Value;

        Assert.That(plan.AfterLoss.Fen, Is.EqualTo(surplus));
        Assert.That(plan.Reserve + plan.Distributable + plan.PatronagePool + plan.CapitalPool, Is.EqualTo(Money.Zero));
        Assert.That(plan.Households.Select(static household => household.Dividend), Is.All.EqualTo(Money.Zero));
    }

    [Test]
    public void An_earlier_loss_is_covered_before_anything_is_distributed()
    {
        var plan = SurplusPlan.Draft(Input(9_752, new(1000, 6000, Money.Zero), Three, priorLoss: 200)).Value;

        Assert.That(plan.AfterLoss, Is.EqualTo(new Money(9_552)));
        Assert.That(plan.Reserve, Is.EqualTo(new Money(955)));
        Assert.That(plan.PatronagePool, Is.EqualTo(new Money(5_159)));
        Assert.That(plan.CapitalPool, Is.EqualTo(new Money(3_438)));
    }

    [Test]
    public void A_loss_year_still_pays_out_what_was_carried_in()
    {
        var plan = SurplusPlan.Draft(Input(-5, new(0, 6000, new Money(100)), [Stake(1, 10, 10, carryIn: 100)])).Value;

        Assert.That(plan.Households.Single().Payout, Is.EqualTo(new Money(100)));
    }

    [Test]
    public void Without_any_capital_the_capital_pool_joins_the_patronage_pool()
    {
        var plan = SurplusPlan.Draft(Input(100, Statute, [Stake(1, 3, 0), Stake(2, 1, 0)])).Value;

        Assert.That(plan.PatronagePool, Is.EqualTo(new Money(100)));
        Assert.That(plan.CapitalPool, Is.EqualTo(Money.Zero));
        Assert.That(plan.Households[0].Patronage, Is.EqualTo(new Money(75)));
        Assert.That(plan.Households[1].Patronage, Is.EqualTo(new Money(25)));
    }

    [Test]
    public void Without_any_member_volume_a_plan_is_refused_unless_nothing_goes_by_volume()
    {
        HouseholdStake[] silent = [Stake(1, 0, 10), Stake(2, 50, 10) with { IsMember = false }];

        Assert.That(
            SurplusPlan.Draft(Input(100, Statute, silent)).Refusal?.Code, Is.EqualTo("dividend.no_patronage_volume"));
        Assert.That(SurplusPlan.Draft(Input(0, Statute, silent)).IsRefused, Is.False);
        var byShares = SurplusPlan.Draft(Input(100, Statute with { PatronageBp = 0 }, silent)).Value;
        Assert.That(byShares.Households[0].Capital, Is.EqualTo(new Money(100)));
    }

    [Test]
    public void A_household_that_is_not_a_member_takes_no_part_in_the_surplus()
    {
        HouseholdStake[] mixed = [Stake(1, 100, 100), Stake(2, 900, 900, carryIn: -7) with { IsMember = false }];

        var outsider = SurplusPlan.Draft(Input(1_000, Statute, mixed)).Value.Households[1];

        Assert.That(outsider, Is.EqualTo(new HouseholdDividend(
            2, Money.Zero, Money.Zero, Money.Zero, Money.Zero, new Money(-7), Money.Zero, new Money(-7))));
    }

    [TestCase(1299, 1300, 0, 1299)]
    [TestCase(1300, 1300, 1300, 0)]
    [TestCase(1301, 1300, 1301, 0)]
    [TestCase(-1, 0, 0, -1)]
    [TestCase(0, 0, 0, 0)]
    public void A_balance_is_paid_whole_or_carried_whole(long balance, long minimum, long payout, long carryOut)
    {
        var rules = Statute with { MinimumPayout = new Money(minimum) };

        var plan = SurplusPlan.Draft(Input(0, rules, [Stake(1, 1, 1, carryIn: balance)])).Value;
        var household = plan.Households.Single();

        Assert.That(household.Payout, Is.EqualTo(new Money(payout)));
        Assert.That(household.CarryOut, Is.EqualTo(new Money(carryOut)));
    }

    [Test]
    public void Bad_input_is_refused_with_its_reason()
    {
        SurplusRules[] outOfRange =
        [
            Statute with { ReserveBp = 10_001 },
            Statute with { PatronageBp = -1 },
            Statute with { MinimumPayout = new Money(-1) },
        ];
        foreach (var rules in outOfRange)
            Assert.That(CodeOf(Input(1, rules, Three)), Is.EqualTo("dividend.rule_out_of_range"));
        Assert.That(CodeOf(Input(1, Statute, Three, priorLoss: -1)), Is.EqualTo("dividend.prior_loss_negative"));
        Assert.That(CodeOf(Input(1, Statute, [Three[0], Three[0]])), Is.EqualTo("dividend.household_twice"));
        Assert.That(CodeOf(Input(1, Statute, [Stake(1, -1, 0)])), Is.EqualTo("dividend.stake_negative"));
        Assert.That(CodeOf(Input(1, Statute, [Stake(1, 1, -1)])), Is.EqualTo("dividend.stake_negative"));
    }

    [TestCase(5999, "dividend.patronage_below_statute")]
    [TestCase(6000, null)]
    public void A_farmers_cooperative_returns_at_least_sixty_percent_by_volume(int patronageBp, string? code) =>
        Assert.That(
            (Statute with { PatronageBp = patronageBp }).CheckForFarmersCooperative().Refusal?.Code, Is.EqualTo(code));

    [Test]
    public void A_plan_equals_a_second_implementation() => AnyInput.Sample(EqualsReference, iter: 5_000);

    [Test]
    public void A_plan_does_not_depend_on_the_order_of_the_households() => AnyInput.Sample(
        static input =>
        {
            var shuffled = input with { Households = [.. input.Households.Reverse()] };
            return SurplusPlan.Draft(input).Value.Households.SequenceEqual(
                SurplusPlan.Draft(shuffled).Value.Households);
        },
        iter: 2_000);

    private static bool EqualsReference(SurplusInput input)
    {
        var plan = SurplusPlan.Draft(input).Value;
        var members = input.Households.Where(static household => household.IsMember).ToArray();
        var gain = Math.Max(0, input.CooperativeIncome.Fen - input.PriorLoss.Fen);
        var reserve = ReferenceApportionment.BasisPoints(gain, input.Rules.ReserveBp, Rounding.HalfUp);
        var left = gain - reserve;
        var byVolume = members.All(static member => member.CapitalWeight.IsZero)
            ? left
            : ReferenceApportionment.BasisPoints(left, input.Rules.PatronageBp, Rounding.Ceil);
        long[] keys = [.. members.Select(static member => (long)member.HouseholdNo)];
        var patronage = ReferenceApportionment.Of(
            byVolume, [.. members.Select(static member => member.Volume.Fen)], keys);
        var capital = ReferenceApportionment.Of(
            left - byVolume, [.. members.Select(static member => member.CapitalWeight.Fen)], keys);

        return plan.Reserve.Fen == reserve && plan.Households.All(household =>
        {
            var i = Array.IndexOf(keys, household.HouseholdNo);
            var due = household.CarryIn.Fen + (i < 0 ? 0 : patronage[i] + capital[i]);
            var paid = due >= input.Rules.MinimumPayout.Fen ? due : 0;
            return household.Patronage.Fen == (i < 0 ? 0 : patronage[i])
                && household.Payout.Fen == paid
                && household.CarryOut.Fen == due - paid;
        });
    }

    private static string? CodeOf(SurplusInput input) => SurplusPlan.Draft(input).Refusal?.Code;

    private static HouseholdStake Stake(int no, long volume, long capital, long carryIn = 0) =>
        new(no, IsMember: true, new Money(volume), new Money(capital), new Money(carryIn));

    private static SurplusInput Input(
        long surplus, SurplusRules rules, IReadOnlyList<HouseholdStake> households, long priorLoss = 0) =>
        new(
            new Money(surplus),
            PlatformIncome: Money.Zero,
            Fees: Money.Zero,
            PeriodCosts: Money.Zero,
            OtherIncome: Money.Zero,
            new Money(priorLoss),
            rules,
            households);
}
