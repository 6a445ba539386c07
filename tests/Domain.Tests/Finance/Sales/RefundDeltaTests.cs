using System.Text.Json;
using CsCheck;
using VillageCloud.Domain.Finance.Rules;
using VillageCloud.Domain.Finance.Sales;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Tests.Finance.Settlement;
using VillageCloud.Domain.Tests.Data;

namespace VillageCloud.Domain.Tests.Finance.Sales;

public sealed class RefundDeltaTests
{
    private static readonly SplitWeights RuleB = SplitWeights.Create(7250, 333, 917, 1500).Value;

    private static IEnumerable<JsonElement> Vectors => DividendExample.Vectors("refund_delta_vectors");

    [TestCaseSource(nameof(Vectors))]
    public void Published_vectors_hold(JsonElement vector)
    {
        var bp = vector.Longs("bp");
        var weights = SplitWeights.Create((int)bp[0], (int)bp[1], (int)bp[2], (int)bp[3]).Value;
        var posted = LineSplit.Of(vector.Fen("net_before"), weights);

        var delta = RefundDelta.Of(vector.Fen("net_before"), vector.Fen("refund"), posted, weights).Value;

        Assert.That(Fen(posted), Is.EqualTo(vector.Longs("posted_before")));
        Assert.That(Fen(delta), Is.EqualTo(vector.Longs("delta")));
        Assert.That(Fen(posted + delta), Is.EqualTo(vector.Longs("target_after")));
    }

    [Test]
    public void There_are_nine_published_vectors() => Assert.That(Vectors.Count(), Is.EqualTo(9));

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    public void Fifty_partial_refunds_land_on_exactly_nothing(int seed)
    {
        var random = new Random(seed);
        var net = new Money(99_989);
        var posted = LineSplit.Of(net, RuleB);

        for (var n = 1; n <= 50; n++)
        {
            var refund = n == 50 ? net : new Money(random.Next(1, 1_999));
            var delta = RefundDelta.Of(net, refund, posted, RuleB).Value;
            net -= refund;
            posted += delta;

            Assert.That(delta.Total, Is.EqualTo(-refund));
            Assert.That(posted, Is.EqualTo(LineSplit.Of(net, RuleB)), $"after refund {n} of seed {seed}");
        }

        Assert.That(posted, Is.EqualTo(PartyAmounts.Zero));
    }

    [Test]
    public void Many_refunds_leave_what_one_refund_of_their_sum_leaves() =>
        Gen.Select(LineSplitTests.AnyWeights, Gen.Long[1, 200].Array[1, 20], Gen.Long[0, 500]).Sample(
            static (weights, refunds, kept) =>
            {
                var net = new Money(refunds.Sum() + kept);
                var posted = LineSplit.Of(net, weights);
                foreach (var refund in refunds)
                {
                    posted += RefundDelta.Of(net, new Money(refund), posted, weights).Value;
                    net -= new Money(refund);
                }

                return posted == LineSplit.Of(new Money(kept), weights);
            },
            iter: 5_000);

    [TestCase(0, "refund.not_positive")]
    [TestCase(-1, "refund.not_positive")]
    [TestCase(101, "refund.exceeds_net")]
    [TestCase(100, null)]
    public void A_refund_is_more_than_nothing_and_at_most_what_is_left(long refund, string? code)
    {
        var net = new Money(100);

        var outcome = RefundDelta.Of(net, new Money(refund), LineSplit.Of(net, RuleB), RuleB);

        Assert.That(outcome.Refusal?.Code, Is.EqualTo(code));
    }

    [Test]
    public void Books_that_disagree_with_the_line_are_a_bug_and_throw() =>
        Assert.That(
            static () => RefundDelta.Of(new Money(100), new Money(1), LineSplitTests.Amounts(99, 0, 0, 0), RuleB),
            Throws.InstanceOf<InvariantBrokenException>());

    private static long[] Fen(PartyAmounts amounts) =>
        [amounts.Household.Fen, amounts.Fund.Fen, amounts.Platform.Fen, amounts.Cooperative.Fen];
}
