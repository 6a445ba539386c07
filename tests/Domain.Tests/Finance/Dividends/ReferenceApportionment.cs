using System.Numerics;

namespace VillageCloud.Domain.Tests.Finance.Dividends;

/// <summary>A second implementation from the text of the rule, on purpose unlike the first: arbitrary-precision
/// fractions, and one spare fen at a time to the best claim that has none yet.</summary>
internal static class ReferenceApportionment
{
    public static long[] Of(long total, long[] weights, long[] keys)
    {
        var whole = weights.Aggregate(BigInteger.Zero, static (sum, weight) => sum + weight);
        if (whole.IsZero) return new long[weights.Length];

        var given = weights.Select(weight => (BigInteger)total * weight / whole).ToArray();
        var served = new bool[weights.Length];
        while (given.Aggregate(BigInteger.Zero, static (sum, part) => sum + part) < total)
        {
            var best = -1;
            for (var i = 0; i < weights.Length; i++)
                if (!served[i] && (best < 0 || IsBetter(i, best))) best = i;
            served[best] = true;
            given[best] += 1;
        }

        return [.. given.Select(static part => (long)part)];

        // Missing is how far the floor stays behind the exact quota, over the common denominator.
        BigInteger Missing(int i) => (BigInteger)total * weights[i] - given[i] * whole;
        bool IsBetter(int a, int b) => Missing(a) > Missing(b) || (Missing(a) == Missing(b) && keys[a] < keys[b]);
    }

    /// <summary>amount × basis points / 10,000, rounded as asked, over fractions.</summary>
    public static long BasisPoints(long amount, int basisPoints, Rounding rounding)
    {
        var exact = (BigInteger)amount * basisPoints;
        var floor = BigInteger.Divide(exact, 10_000);
        var rest = exact - floor * 10_000;
        var up = rounding switch
        {
            Rounding.Ceil => !rest.IsZero,
            Rounding.HalfUp => rest * 2 >= 10_000,
            _ => false,
        };
        return (long)(up ? floor + 1 : floor);
    }
}

internal enum Rounding
{
    Floor,
    HalfUp,
    Ceil,
}
