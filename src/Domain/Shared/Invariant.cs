using System.Runtime.CompilerServices;

namespace VillageCloud.Domain.Shared;

/// <summary>A broken invariant is a bug, never a user's mistake.</summary>
public sealed class InvariantBrokenException(string message) : Exception(message);

/// <summary>Pair assertions at boundaries, active in Release too.</summary>
public static class Invariant
{
    /// <exception cref="InvariantBrokenException">It doesn't hold.</exception>
    public static void Holds(bool condition, string claim)
    {
        if (!condition) throw new InvariantBrokenException(claim);
    }

    /// <summary>As above; the claim is only put into words when it is broken, because a settlement makes hundreds of
    /// thousands of them.</summary>
    public static void Holds(
        bool condition, [InterpolatedStringHandlerArgument(nameof(condition))] ref Claim claim)
    {
        if (!condition) throw new InvariantBrokenException(claim.ToWords());
    }

    /// <summary>What the compiler writes an interpolated claim into, unless it holds.</summary>
    [InterpolatedStringHandler]
    public ref struct Claim
    {
        private DefaultInterpolatedStringHandler words;

        public Claim(int literalLength, int formattedCount, bool condition, out bool isBroken)
        {
            isBroken = !condition;
            words = isBroken ? new(literalLength, formattedCount) : default;
        }

        public void AppendLiteral(string text) => words.AppendLiteral(text);

        public void AppendFormatted<T>(T value) => words.AppendFormatted(value);

        internal string ToWords() => words.ToStringAndClear();
    }
}
