using CsCheck;
using VillageCloud.Domain.Finance.Rules;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Tests.Finance.Dividends;

namespace VillageCloud.Domain.Tests.Finance.Settlement;

public sealed class LineSplitTests
{
    internal static readonly Gen<SplitWeights> AnyWeights =
        Gen.Int[0, 10_000].Array[3].Select(static cuts =>
        {
            Array.Sort(cuts);
            return new SplitWeights(cuts[0], cuts[1] - cuts[0], cuts[2] - cuts[1], 10_000 - cuts[2]);
        });

    private static readonly SplitWeights RuleA = SplitWeights.Create(8000, 300, 700, 1000).Value;

    [Test]
    public void Seven_fen_go_six_to_the_household_and_one_to_the_cooperative() =>
        Assert.That(LineSplit.Of(new Money(7), RuleA), Is.EqualTo(Amounts(6, 0, 0, 1)));

    [Test]
    public void A_line_worth_nothing_splits_into_nothing() =>
        Assert.That(LineSplit.Of(Money.Zero, RuleA), Is.EqualTo(PartyAmounts.Zero));

    [Test]
    public void A_split_equals_a_second_implementation_and_adds_up() =>
        Gen.Select(Gen.Long[0, 1_000_000], AnyWeights).Sample(
            static (net, weights) =>
            {
                var split = LineSplit.Of(new Money(net), weights);
                var expected = ReferenceApportionment.Of(net, Parts(weights), [0, 1, 2, 3]);
                return split == Amounts(expected[0], expected[1], expected[2], expected[3]) && split.Total.Fen == net;
            },
            iter: 20_000);

    [Test]
    public void Weights_that_bypassed_the_check_are_a_bug_and_throw() =>
        Assert.That(
            static () => LineSplit.Of(new Money(1), new SplitWeights(8000, 300, 700, 999)),
            Throws.InstanceOf<InvariantBrokenException>());

    [TestCase(8000, 300, 700, 1000, null)]
    [TestCase(10_000, 0, 0, 0, null)]
    [TestCase(8000, 300, 700, 999, "split.shares_must_total_10000")]
    [TestCase(8000, 300, 700, 1001, "split.shares_must_total_10000")]
    [TestCase(0, 0, 0, 0, "split.shares_must_total_10000")]
    [TestCase(10_001, 0, 0, -1, "split.share_out_of_range")]
    [TestCase(5000, -1, 5001, 0, "split.share_out_of_range")]
    [TestCase(int.MaxValue, int.MaxValue, 1, 1, "split.share_out_of_range")]
    public void Shares_must_be_within_the_whole_and_add_up_to_it(
        int household, int fund, int platform, int cooperative, string? code) =>
        Assert.That(SplitWeights.Create(household, fund, platform, cooperative).Refusal?.Code, Is.EqualTo(code));

    internal static PartyAmounts Amounts(long household, long fund, long platform, long cooperative) =>
        new(new Money(household), new Money(fund), new Money(platform), new Money(cooperative));

    private static long[] Parts(SplitWeights weights) =>
        [weights.HouseholdBp, weights.FundBp, weights.PlatformBp, weights.CooperativeBp];
}
