using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Finance.Rules;

/// <summary>What one party gets; of a difference, of either sign.</summary>
public readonly record struct PartyShare(Party Party, Money Amount);

/// <summary>Who gets what of a sale, each party once, in the order of their keys. Or the difference between two such
/// splits, which may hold either sign, see <c>RefundDelta</c>. Immutable; equal when everybody gets the same.
/// </summary>
/// <remarks>The parties of a rule are one array that all splits by it share: a million of them cost a million short
/// arrays of amounts and nothing else.</remarks>
public sealed class PartyShares : IEquatable<PartyShares>
{
    public static readonly PartyShares Zero = new([], []);

    private readonly Party[] parties;
    private readonly Money[] amounts;

    /// <param name="parties">In the order of their keys, each once; never changed afterwards.</param>
    internal PartyShares(Party[] parties, Money[] amounts)
    {
        Invariant.Holds(parties.Length == amounts.Length, "every party has an amount");
        this.parties = parties;
        this.amounts = amounts;
    }

    public Money Total
    {
        get
        {
            var total = Money.Zero;
            foreach (var amount in amounts) total += amount;
            return total;
        }
    }

    /// <summary>Those who get nothing too.</summary>
    public IEnumerable<PartyShare> Each =>
        parties.Zip(amounts, static (party, amount) => new PartyShare(party, amount));

    public static PartyShares operator +(PartyShares a, PartyShares b) => Combined(a, b, sign: 1);

    public static PartyShares operator -(PartyShares a, PartyShares b) => Combined(a, b, sign: -1);

    public static PartyShares operator -(PartyShares a) => Zero - a;

    /// <summary>Shares as they were told elsewhere; a party may come more than once.</summary>
    public static PartyShares Of(IEnumerable<PartyShare> told)
    {
        var sums = told.GroupBy(static share => share.Party.Key).OrderBy(static same => same.Key).Select(static same =>
            new PartyShare(same.First().Party, Money.Sum(same.Select(static share => share.Amount)))).ToList();
        return new([.. sums.Select(static share => share.Party)], [.. sums.Select(static share => share.Amount)]);
    }

    /// <summary>What this party gets; nothing when it is none of them.</summary>
    public Money Of(PartyId party)
    {
        for (var i = 0; i < parties.Length; i++)
            if (parties[i].Id == party) return amounts[i];
        return Money.Zero;
    }

    /// <summary>What parties of that kind get together.</summary>
    public Money Of(PartyKind kind)
    {
        var sum = Money.Zero;
        for (var i = 0; i < parties.Length; i++)
            if (parties[i].Kind == kind) sum += amounts[i];
        return sum;
    }

    public bool Equals(PartyShares? other) =>
        other is not null && Array.TrueForAll(Combined(this, other, sign: -1).amounts, static amount => amount.IsZero);

    public override bool Equals(object? obj) => Equals(obj as PartyShares);

    public override int GetHashCode() => Total.GetHashCode();

    /// <summary>农户 1.00, 平台 0.20: for the messages of tests and bugs.</summary>
    public override string ToString() =>
        string.Join(", ", Each.Select(static share => $"{share.Party.Name} {share.Amount}"));

    private static PartyShares Combined(PartyShares a, PartyShares b, int sign)
    {
        if (!HaveSameParties(a.parties, b.parties))
            return Of(a.Each.Concat(b.Each.Select(share => share with { Amount = share.Amount * sign })));
        var combined = new Money[a.amounts.Length];
        for (var i = 0; i < combined.Length; i++) combined[i] = a.amounts[i] + (b.amounts[i] * sign);
        return new(a.parties, combined);
    }

    private static bool HaveSameParties(Party[] a, Party[] b)
    {
        if (ReferenceEquals(a, b)) return true;
        if (a.Length != b.Length) return false;
        for (var i = 0; i < a.Length; i++)
            if (a[i].Key != b[i].Key) return false;
        return true;
    }
}
