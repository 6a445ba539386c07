using System.Numerics;
using CsCheck;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Tests.Finance.Dividends;

/// <summary>What largest remainder promises, on random claims. A failure prints the seed that repeats it.</summary>
public sealed class ApportionmentPropertyTests
{
    private const int Cases = 20_000;

    // Small numbers make ties and equal weights likely, large ones reach beyond 2^63 in the product.
    private static readonly Gen<long> Unit = Gen.Frequency(
        (1, Gen.Const(0L)), (6, Gen.Long[0, 12]), (2, Gen.Long[0, 10_000_000]), (1, Gen.Long[0, long.MaxValue]));

    private static readonly Gen<long> Pool = Gen.Frequency(
        (6, Gen.Long[0, 100]), (2, Gen.Long[0, 10_000_000]), (1, Gen.Long[0, long.MaxValue]));

    private static readonly Gen<Claim> Claims =
        from pool in Pool
        from units in Unit.Array[1, 30]
        from offset in Gen.Int[0, 1_000]
        from salt in Gen.Int
        select Claim.Of(pool, units, offset, salt);

    [Test]
    public void It_equals_a_second_implementation_over_arbitrary_precision() => Holds(static claim =>
        claim.Amounts.SequenceEqual(ReferenceApportionment.Of(claim.Pool, claim.Units, claim.Keys)));

    [Test]
    public void P1_the_sum_is_preserved() => Holds(static claim =>
        claim.Amounts.Aggregate(BigInteger.Zero, static (sum, part) => sum + part) == claim.Pool);

    [Test]
    public void P2_nobody_is_a_whole_fen_away_from_the_exact_quota() => Holds(static claim =>
    {
        var whole = claim.Units.Aggregate(BigInteger.Zero, static (sum, unit) => sum + unit);
        return claim.Units.Zip(claim.Amounts).All(pair =>
            BigInteger.Abs((BigInteger)claim.Pool * pair.First - pair.Second * whole) < BigInteger.Max(whole, 1));
    });

    [Test]
    public void P3_a_zero_weight_gets_nothing() => Holds(static claim =>
        claim.Units.Zip(claim.Amounts).All(static pair => pair.First != 0 || pair.Second == 0));

    [Test]
    public void P4_a_larger_weight_never_gets_less() => Holds(static claim =>
    {
        var byWeight = claim.Units.Zip(claim.Amounts).OrderBy(static pair => pair).ToArray();
        return byWeight.Zip(byWeight.Skip(1)).All(static next => next.First.Second <= next.Second.Second
            || next.First.First == next.Second.First);
    });

    [Test]
    public void P5_the_order_of_the_rows_does_not_matter() => Holds(static claim =>
    {
        var reversed = Apportionment.Of(new Money(claim.Pool), [.. claim.Weights.Reverse()]);
        var rotated = Apportionment.Of(new Money(claim.Pool), [.. claim.Weights.Skip(1), claim.Weights[0]]);
        return ByKey(reversed).SequenceEqual(ByKey(claim.Shares)) && ByKey(rotated).SequenceEqual(ByKey(claim.Shares));
    });

    [Test]
    public void P6_scaling_every_weight_changes_nothing() => Holds(static claim =>
    {
        if (claim.Units.Max() > long.MaxValue / 7) return true;
        Weight[] scaled = [.. claim.Weights.Select(static weight => weight with { Units = weight.Units * 7 })];
        return Apportionment.Of(new Money(claim.Pool), scaled).SequenceEqual(claim.Shares);
    });

    [Test]
    public void P7_equal_weights_differ_by_a_fen_at_most_and_the_smaller_key_has_it() => Holds(static claim =>
        claim.Weights.Zip(claim.Amounts)
            .GroupBy(static pair => pair.First.Units)
            .All(static equal =>
            {
                var amounts = equal.OrderBy(static pair => pair.First.Key).Select(static pair => pair.Second).ToArray();
                return amounts.SequenceEqual(amounts.OrderDescending()) && amounts[0] - amounts[^1] <= 1;
            }));

    [Test]
    public void P8_a_replay_gives_the_same_answer() => Holds(static claim =>
        Apportionment.Of(new Money(claim.Pool), claim.Weights).SequenceEqual(claim.Shares));

    [Test]
    public void P9_nobody_gets_less_than_nothing() => Holds(static claim =>
        claim.Amounts.All(static amount => amount >= 0));

    [Test]
    public void A_share_is_its_quota_rounded_down_or_one_fen_more() => Holds(static claim =>
        Apportionment.QuotasOf(new Money(claim.Pool), claim.Weights).Zip(claim.Amounts).All(static pair =>
            pair.Second == pair.First.Floor.Fen
            || (pair.Second == pair.First.Floor.Fen + 1 && pair.First.Remainder > 0)));

    [Test]
    public void Basis_points_equal_a_second_implementation() =>
        Gen.Select(Pool, Gen.Int[0, 10_000]).Sample(
            static (amount, bp) =>
            {
                var money = new Money(amount);
                long Expected(Rounding rounding) => ReferenceApportionment.BasisPoints(amount, bp, rounding);
                return Apportionment.CeilOfBasisPoints(money, bp).Fen == Expected(Rounding.Ceil)
                    && Apportionment.HalfUpOfBasisPoints(money, bp).Fen == Expected(Rounding.HalfUp)
                    && Apportionment.FloorOfBasisPoints(money, bp).Fen == Expected(Rounding.Floor);
            },
            iter: Cases);

    private static void Holds(Func<Claim, bool> property) => Claims.Sample(property, iter: Cases);

    private static IEnumerable<Share> ByKey(IEnumerable<Share> shares) => shares.OrderBy(static share => share.Key);

    private sealed record Claim(long Pool, Weight[] Weights)
    {
        public long[] Units => [.. Weights.Select(static weight => weight.Units)];

        public long[] Keys => [.. Weights.Select(static weight => weight.Key)];

        public IReadOnlyList<Share> Shares => field ??= Apportionment.Of(new Money(Pool), Weights);

        public long[] Amounts => [.. Shares.Select(static share => share.Amount.Fen)];

        /// <summary>Distinct keys in an order of their own; a pool nobody claims is emptied.</summary>
        public static Claim Of(long pool, long[] units, int offset, int salt)
        {
            var keys = Enumerable.Range(offset, units.Length).Select(static key => (long)key).ToArray();
            new Random(salt).Shuffle(keys);
            return new Claim(
                units.Any(static unit => unit > 0) ? pool : 0,
                [.. keys.Zip(units, static (key, unit) => new Weight(key, unit))]);
        }

        public override string ToString() => $"{Pool} over {string.Join(", ", Weights)}";
    }
}
