using CsCheck;
using VillageCloud.Domain.Finance.Rules;
using VillageCloud.Domain.Finance.Sales;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Tests.Finance.Settlement;
using static VillageCloud.Domain.Tests.Finance.Rules.Agreed;

namespace VillageCloud.Domain.Tests.Finance.Rules;

/// <summary>What a rule gives to whom, whatever its steps are.</summary>
public sealed class RuleSplitTests
{
    /// <summary>Eight weights of the parties in some order, the first few served by other steps before.</summary>
    private static readonly Gen<RevenueRule> AnyRule =
        Gen.Select(Gen.Shuffle(All.ToArray()), Gen.Int[0, 6], Gen.Int[0, 3].Array[6], Gen.Int[0, 1_600].Array[6],
            Cuts())
            .Select(static (parties, early, kinds, sizes, parts) => Rule(
            [
                .. parties.Take(early).Select((party, i) => kinds[i] switch
                {
                    0 => party.Fixed(sizes[i]),
                    1 => party.Percent(sizes[i]),
                    2 => party.Percent(sizes[i], PercentBase.Left),
                    _ => party.Percent(sizes[i], PercentBase.Total, cap: sizes[i] + 5, floor: sizes[i] / 2),
                }),
                .. RestOf([.. parties.Skip(early)], parts),
            ]));

    private static readonly Gen<Money> AnyNet = Gen.Long[0, 1_000_000].Select(static fen => new Money(fen));

    private static readonly RevenueRule WithHost = Rule(
        Household.Rest(7_600), Fund.Rest(300), Platform.Rest(700), Cooperative.Rest(1_000), Hosts.Rest(400));

    [Test]
    public void Four_parts_of_the_rest_are_the_split_by_four_weights() =>
        Gen.Select(AnyNet, LineSplitTests.AnyWeights).Sample(
            static (net, weights) =>
            {
                var split = OfWeights(
                    weights.HouseholdBp, weights.FundBp, weights.PlatformBp, weights.CooperativeBp).Split(net);
                return PartyAmounts.Of(split) == LineSplit.Of(net, weights) && split.Total == net;
            },
            iter: 10_000);

    [Test]
    public void A_split_adds_up_and_nobody_pays_in() =>
        Gen.Select(AnyNet, AnyRule).Sample(
            static (net, rule) => rule.Split(net) is var split && split.Total == net
                && split.Each.All(static share => !share.Amount.IsNegative)
                && split.Each.Select(static share => share.Party.Key).SequenceEqual(
                    rule.Steps.Select(static step => step.Party.Key).Order()),
            iter: 10_000);

    [Test]
    public void An_explanation_gives_each_party_what_the_split_gives_it() =>
        Gen.Select(AnyNet, AnyRule).Sample(
            static (net, rule) =>
            {
                var steps = rule.Explain(net);
                return PartyShares.Of(steps.Select(static step => new PartyShare(step.Party, step.Taken)))
                        .Equals(rule.Split(net))
                    && steps.Select(static step => step.Number).SequenceEqual(Enumerable.Range(1, rule.Steps.Count));
            },
            iter: 5_000);

    [Test]
    public void An_explanation_says_who_had_a_spare_fen_and_by_which_remainder()
    {
        // 76 % of 1.01 is 76.76 fen, and so on: two fen are left over.
        var steps = WithHost.Explain(new(101));

        Assert.That(
            steps.Select(step => (step.Base.Fen, step.Taken.Fen, step.Remainder, step.HasSpareFen)),
            Is.EqualTo(new[]
            {
                (101L, 77L, 7_600, true), (101L, 3L, 300, false), (101L, 7L, 700, false), (101L, 10L, 1_000, false),
                (101L, 4L, 400, false),
            }));
    }

    [Test]
    public void Refunds_in_any_parts_leave_what_one_refund_leaves_and_the_last_one_leaves_nothing() =>
        Gen.Select(AnyNet, AnyRule, Gen.Long[1, 5_000].Array[1, 12]).Sample(
            static (first, rule, refunds) =>
            {
                var (net, posted) = (first, rule.Split(first));
                foreach (var refund in refunds.Select(static fen => new Money(fen)))
                {
                    if (refund > net) break;
                    posted += RefundDelta.Of(net, refund, posted, rule).Value;
                    net -= refund;
                    if (!posted.Equals(rule.Split(net))) return false;
                }

                if (!net.IsZero) posted += RefundDelta.Of(net, net, posted, rule).Value;
                return posted.Equals(PartyShares.Zero) && posted.Each.All(static share => share.Amount.IsZero);
            },
            iter: 5_000);

    [Test]
    public void An_exact_tie_goes_by_the_partys_key_and_not_by_the_order_of_steps()
    {
        Party[][] pairs =
        [
            [Household, Fund], [Fund, Platform], [Platform, Cooperative], [Cooperative, Artisan], [Artisan, Hosts],
            [Hosts, Road], [Road, School],
        ];
        foreach (var pair in pairs)
        {
            var turned = Rule(pair[1].Rest(5_000), pair[0].Rest(5_000));

            Assert.That(turned.Split(new(1)), Is.EqualTo(Shares((pair[0], 1))),
                $"{pair[0].Name} before {pair[1].Name}");
        }
    }

    [Test]
    public void A_host_whom_the_household_bears_takes_part_in_the_one_apportionment()
    {
        Assert.That(WithHost.Split(new(8_676)), Is.EqualTo(
            Shares((Household, 6_594), (Fund, 260), (Platform, 607), (Cooperative, 868), (Hosts, 347))));

        var delta = RefundDelta.Of(new(8_676), new(1_313), WithHost.Split(new(8_676)), WithHost).Value;

        Assert.That(delta, Is.EqualTo(
            Shares((Household, -998), (Fund, -39), (Platform, -92), (Cooperative, -132), (Hosts, -52))));
    }

    [Test]
    public void A_cost_and_a_royalty_come_first_and_the_rest_is_shared_without_losing_a_fen()
    {
        var rule = Rule(
            Platform.Fixed(300), Artisan.Percent(500, cap: 600, floor: 100), School.Percent(100, PercentBase.Left),
            Household.Rest(9_000), Fund.Rest(1_000));

        Assert.That(rule.Split(new(9_999)), Is.EqualTo(
            Shares((Platform, 300), (Artisan, 499), (School, 92), (Household, 8_197), (Fund, 911))));
        Assert.That(rule.Split(new(20_000)), Is.EqualTo(
            Shares((Platform, 300), (Artisan, 600), (School, 191), (Household, 17_018), (Fund, 1_891))));
        Assert.That(rule.Split(new(350)), Is.EqualTo(Shares((Platform, 300), (Artisan, 50))));
    }

    [Test]
    public void What_the_journal_tells_of_other_parties_is_a_bug_and_throws()
    {
        var rule = Rule(Household.Rest());

        Assert.That(
            rule.SharesOf(new Dictionary<PartyId, Money> { [Household.Id] = new(5) }),
            Is.EqualTo(Shares((Household, 5))));
        Assert.That(
            () => rule.SharesOf(new Dictionary<PartyId, Money> { [Fund.Id] = new(5) }),
            Throws.InstanceOf<InvariantBrokenException>());
    }

    [Test]
    public void Splitting_a_debt_is_a_bug_and_throws() =>
        Assert.That(static () => WithHost.Split(new(-1)), Throws.ArgumentException);

    private static IEnumerable<DraftStep> RestOf(Party[] parties, int[] cuts)
    {
        var from = 0;
        for (var i = 0; i < parties.Length; i++)
        {
            var to = i == parties.Length - 1 ? SplitWeights.Whole : cuts[i];
            yield return parties[i].Rest(to - from);
            from = to;
        }
    }

    private static Gen<int[]> Cuts() => Gen.Int[0, SplitWeights.Whole].Array[7].Select(static cuts =>
    {
        Array.Sort(cuts);
        return cuts;
    });
}
