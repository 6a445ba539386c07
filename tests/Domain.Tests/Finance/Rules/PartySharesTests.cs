using VillageCloud.Domain.Finance.Rules;
using VillageCloud.Domain.Shared;
using static VillageCloud.Domain.Tests.Finance.Rules.Agreed;

namespace VillageCloud.Domain.Tests.Finance.Rules;

public sealed class PartySharesTests
{
    [Test]
    public void Shares_of_different_rules_add_up_party_by_party_in_the_order_of_keys()
    {
        var halves = Rule(Road.Rest(5_000), Household.Rest(5_000));

        var sum = OfWeights(10_000, 0, 0, 0).Split(new(5)) + halves.Split(new(4));

        Assert.That(sum, Is.EqualTo(Shares((Household, 7), (Road, 2))));
        Assert.That(sum.Total, Is.EqualTo(new Money(9)));
        Assert.That(sum.Each.Select(share => share.Party.Key), Is.Ordered);
    }

    [Test]
    public void Who_gets_nothing_makes_no_difference()
    {
        Assert.That(Shares((Household, 5), (Fund, 0)), Is.EqualTo(Shares((Household, 5))));
        Assert.That(Shares((Household, 5)), Is.Not.EqualTo(Shares((Fund, 5))));
        Assert.That(Shares((Household, 5)) - Shares((Household, 5)), Is.EqualTo(PartyShares.Zero));
        Assert.That(
            Shares((Household, 5), (Fund, 0)).GetHashCode(), Is.EqualTo(Shares((Household, 5)).GetHashCode()));
    }

    [Test]
    public void A_difference_takes_either_sign() =>
        Assert.That(-Shares((Household, 5), (Fund, -1)), Is.EqualTo(Shares((Fund, 1), (Household, -5))));

    [Test]
    public void Parties_of_one_kind_are_counted_together()
    {
        var shares = Shares((School, 3), (Road, 4), (Fund, 5));

        Assert.That(shares.Of(PartyKind.Added), Is.EqualTo(new Money(7)));
        Assert.That(shares.Of(PartyKind.Household), Is.EqualTo(Money.Zero));
    }

    [Test]
    public void Four_columns_hold_the_four_parties_and_nobody_else() => Assert.That(
        PartyAmounts.Of(Shares((Household, 1), (Fund, 2), (Platform, 3), (Cooperative, 4), (Artisan, 5), (Road, 6))),
        Is.EqualTo(new PartyAmounts(new(1), new(2), new(3), new(4))));
}
