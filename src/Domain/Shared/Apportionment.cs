namespace VillageCloud.Domain.Shared;

/// <summary>One claimant: <paramref name="Key"/> is the household number, the line number or the fixed party order;
/// <paramref name="Units"/> is what the claim is measured in (fen of volume, basis points …).</summary>
public readonly record struct Weight(long Key, long Units);

/// <summary>What one claimant gets, in whole fen.</summary>
public readonly record struct Share(long Key, Money Amount);

/// <summary>The exact claim behind a share: <c>Floor + Remainder / TotalUnits</c> fen, so that anybody can check by
/// hand who received a spare fen and why.</summary>
public readonly record struct Quota(long Key, Money Floor, Int128 Remainder, Int128 TotalUnits);

/// <summary>The only place where money is divided (money R1). Largest remainder, also called Hamilton.</summary>
/// <remarks>
/// Every claimant first gets its quota rounded down; the fen that are left go one each to the largest fractional
/// remainders, and an exact tie goes to the smallest key. The parts always add up to the pool, nobody is more than one
/// fen away from the exact quota, and the order of the rows doesn't matter. Products are <see cref="Int128"/> because
/// ten million yuan times ten million yuan, in fen, is one digit short of overflowing a <see cref="long"/>.
/// It is not monotone in the pool: a pool that shrinks by a fen may give one claimant a fen more, so a difference
/// between two apportionments can have either sign.
/// </remarks>
public static class Apportionment
{
    private const int BasisPointsInWhole = 10_000;

    // Four parties or the lines of one basket fit on the stack; a village of households goes to the heap.
    private const int FewClaimants = 16;

    /// <summary>Divides <paramref name="pool"/> in proportion to the weights; same order as the weights.</summary>
    /// <exception cref="ArgumentException">A caller's bug: "negative …", "no weight" to give a positive pool to, or a
    /// "duplicate key", which would leave an exact tie to the order of the rows.</exception>
    public static IReadOnlyList<Share> Of(Money pool, IReadOnlyList<Weight> weights)
    {
        var amounts = new Money[weights.Count];
        Divide(pool, [.. weights], amounts);
        var shares = new Share[amounts.Length];
        for (var i = 0; i < shares.Length; i++) shares[i] = new Share(weights[i].Key, amounts[i]);
        return shares;
    }

    /// <summary>As <see cref="Of"/>, into the caller's buffer: a million lines needn't make a million lists.</summary>
    internal static void Divide(Money pool, ReadOnlySpan<Weight> weights, Span<Money> amounts)
    {
        Invariant.Holds(amounts.Length == weights.Length, "every weight has a place for its share");
        var total = TotalUnits(pool, weights);
        amounts.Clear();
        if (total == 0) return;

        var claims = weights.Length <= FewClaimants
            ? stackalloc SpareClaim[weights.Length]
            : new SpareClaim[weights.Length];
        var spare = pool.Fen;
        for (var i = 0; i < weights.Length; i++)
        {
            var quota = QuotaOf(pool, weights[i], total);
            amounts[i] = quota.Floor;
            spare -= quota.Floor.Fen;
            claims[i] = new SpareClaim(quota.Remainder, quota.Key, i);
        }

        if (spare == 0) return;
        claims.Sort();
        for (var i = 0; i < (int)spare; i++) amounts[claims[i].Row] += new Money(1);
    }

    /// <summary>The exact quota of every claimant, before any spare fen is given; same order as the weights. Without
    /// any weight (and then without a pool) everything is zero, <c>TotalUnits</c> too.</summary>
    /// <exception cref="ArgumentException">As <see cref="Of"/>.</exception>
    public static IReadOnlyList<Quota> QuotasOf(Money pool, IReadOnlyList<Weight> weights)
    {
        var total = TotalUnits(pool, [.. weights]);
        return [.. weights.Select(weight => total == 0
            ? new Quota(weight.Key, Money.Zero, 0, 0)
            : QuotaOf(pool, weight, total))];
    }

    /// <summary>Rounded up: for a statutory floor ("not less than"), which rounding must never go under.</summary>
    /// <exception cref="ArgumentException">"negative amount", or basis points outside 0…10,000.</exception>
    public static Money CeilOfBasisPoints(Money amount, int basisPoints) =>
        OfBasisPoints(amount, basisPoints, roundUpFrom: BasisPointsInWhole - 1);

    /// <summary>Rounded to the nearest fen, half a fen upwards.</summary>
    /// <exception cref="ArgumentException">"negative amount", or basis points outside 0…10,000.</exception>
    public static Money HalfUpOfBasisPoints(Money amount, int basisPoints) =>
        OfBasisPoints(amount, basisPoints, roundUpFrom: BasisPointsInWhole / 2);

    /// <summary>Rounded down: for a waterfall step, whose spare fen stay with whoever takes the rest.</summary>
    /// <exception cref="ArgumentException">"negative amount", or basis points outside 0…10,000.</exception>
    public static Money FloorOfBasisPoints(Money amount, int basisPoints) =>
        OfBasisPoints(amount, basisPoints, roundUpFrom: 0);

    private static Money OfBasisPoints(Money amount, int basisPoints, int roundUpFrom)
    {
        if (amount.IsNegative) throw new ArgumentException("negative amount", nameof(amount));
        if (basisPoints is < 0 or > BasisPointsInWhole)
            throw new ArgumentOutOfRangeException(nameof(basisPoints), basisPoints, "basis points outside 0…10000");
        return new Money((long)(((Int128)amount.Fen * basisPoints + roundUpFrom) / BasisPointsInWhole));
    }

    private static Quota QuotaOf(Money pool, Weight weight, Int128 total)
    {
        var (floor, remainder) = Int128.DivRem((Int128)pool.Fen * weight.Units, total);
        return new Quota(weight.Key, new Money((long)floor), remainder, total);
    }

    private static Int128 TotalUnits(Money pool, ReadOnlySpan<Weight> weights)
    {
        if (pool.IsNegative) throw new ArgumentException("negative pool", nameof(pool));
        Int128 total = 0;
        foreach (var weight in weights)
        {
            if (weight.Units < 0) throw new ArgumentException("negative weight", nameof(weights));
            total += weight.Units;
        }

        if (total == 0 && !pool.IsZero) throw new ArgumentException("no weight", nameof(weights));
        if (HasTwins(weights)) throw new ArgumentException("duplicate key", nameof(weights));
        return total;
    }

    private static bool HasTwins(ReadOnlySpan<Weight> weights)
    {
        if (weights.Length > FewClaimants)
        {
            var seen = new HashSet<long>(weights.Length);
            foreach (var weight in weights)
                if (!seen.Add(weight.Key)) return true;
            return false;
        }

        for (var i = 1; i < weights.Length; i++)
            for (var j = 0; j < i; j++)
                if (weights[i].Key == weights[j].Key) return true;
        return false;
    }

    /// <summary>A claimant in the queue for spare fen. Remainders share one denominator, so they compare as integers.
    /// </summary>
    private readonly record struct SpareClaim(Int128 Remainder, long Key, int Row) : IComparable<SpareClaim>
    {
        public int CompareTo(SpareClaim other)
        {
            var largestFirst = other.Remainder.CompareTo(Remainder);
            return largestFirst != 0 ? largestFirst : Key.CompareTo(other.Key);
        }
    }
}
