using System.Text.Json;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Tests.Data;

namespace VillageCloud.Domain.Tests.Finance.Dividends;

public sealed class ApportionmentTests
{
    private static IEnumerable<TestCaseData> Vectors =>
        DividendExample.Vectors("apportion_vectors").Select(static vector =>
            new TestCaseData(vector).SetArgDisplayNames(vector.Text("name")));

    [TestCaseSource(nameof(Vectors))]
    public void Published_vectors_hold(JsonElement vector)
    {
        var pool = vector.Fen("total");
        Weight[] weights = [.. vector.Longs("keys").Zip(vector.Longs("weights"), static (k, w) => new Weight(k, w))];
        var expected = vector.GetProperty("expected");

        if (expected.ValueKind == JsonValueKind.Object)
        {
            Assert.That(
                () => Apportionment.Of(pool, weights),
                Throws.ArgumentException.With.Message.Contains(expected.Text("error")));
            return;
        }

        var shares = Apportionment.Of(pool, weights);

        Assert.That(shares.Select(static share => share.Amount.Fen), Is.EqualTo(vector.Longs("expected")));
        Assert.That(shares.Select(static share => share.Key), Is.EqualTo(vector.Longs("keys")));
    }

    [Test]
    public void There_are_seventeen_published_vectors() => Assert.That(Vectors.Count(), Is.EqualTo(17));

    [Test]
    public void Spare_fen_go_to_the_largest_remainder_not_to_the_first_row()
    {
        var shares = Apportionment.Of(new Money(10), [new(1, 10), new(2, 16), new(3, 14)]);

        // Quotas 2.5, 4.0, 3.5: one spare fen, and 1 and 3 tie at one half, so the smaller key has it.
        Assert.That(shares.Select(static share => share.Amount.Fen), Is.EqualTo(new long[] { 3, 4, 3 }));
    }

    [Test]
    public void The_largest_pool_and_the_largest_weights_do_not_overflow()
    {
        var shares = Apportionment.Of(new Money(long.MaxValue), [new(1, long.MaxValue), new(2, long.MaxValue)]);

        Assert.That(shares[0].Amount.Fen, Is.EqualTo(long.MaxValue / 2 + 1));
        Assert.That(shares[1].Amount.Fen, Is.EqualTo(long.MaxValue / 2));
    }

    [Test]
    public void Nothing_for_nobody_is_nothing()
    {
        Assert.That(Apportionment.Of(Money.Zero, []), Is.Empty);
        Assert.That(Apportionment.Of(Money.Zero, [new(1, 0)]).Single().Amount, Is.EqualTo(Money.Zero));
    }

    [TestCase(2)]
    [TestCase(40)]
    public void A_key_that_appears_twice_is_a_bug_and_throws(int claimants)
    {
        Weight[] weights = [.. Enumerable.Range(1, claimants - 1).Append(1).Select(static key => new Weight(key, 1))];

        Assert.That(
            () => Apportionment.Of(new Money(1), weights),
            Throws.ArgumentException.With.Message.Contains("duplicate key"));
    }

    [Test]
    public void A_quota_explains_the_floor_and_the_remainder_over_one_denominator()
    {
        var quotas = Apportionment.QuotasOf(new Money(10), [new(1, 6), new(2, 6), new(3, 2)]);

        Assert.That(quotas, Is.EqualTo(new Quota[]
        {
            new(1, new Money(4), 4, 14),
            new(2, new Money(4), 4, 14),
            new(3, new Money(1), 6, 14),
        }));
    }

    [TestCase(8597, 6000, 5159, 5158, 5158)]
    [TestCase(9552, 1000, 956, 955, 955)]
    [TestCase(5, 1000, 1, 1, 0)]
    [TestCase(4, 1000, 1, 0, 0)]
    [TestCase(0, 6000, 0, 0, 0)]
    [TestCase(7, 0, 0, 0, 0)]
    [TestCase(7, 10_000, 7, 7, 7)]
    [TestCase(long.MaxValue, 10_000, long.MaxValue, long.MaxValue, long.MaxValue)]
    public void Basis_points_round_as_their_name_says(long amount, int basisPoints, long ceil, long halfUp, long floor)
    {
        var money = new Money(amount);

        Assert.That(Apportionment.CeilOfBasisPoints(money, basisPoints).Fen, Is.EqualTo(ceil));
        Assert.That(Apportionment.HalfUpOfBasisPoints(money, basisPoints).Fen, Is.EqualTo(halfUp));
        Assert.That(Apportionment.FloorOfBasisPoints(money, basisPoints).Fen, Is.EqualTo(floor));
    }

    [Test]
    public void Basis_points_of_a_debt_or_beyond_the_whole_are_a_bug_and_throw()
    {
        Assert.That(
            () => Apportionment.CeilOfBasisPoints(new Money(-1), 6000),
            Throws.ArgumentException.With.Message.Contains("negative"));
        Assert.That(
            () => Apportionment.HalfUpOfBasisPoints(new Money(1), 10_001), Throws.InstanceOf<ArgumentException>());
        Assert.That(() => Apportionment.FloorOfBasisPoints(new Money(1), -1), Throws.InstanceOf<ArgumentException>());
    }
}
