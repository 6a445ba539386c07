using VillageCloud.Domain.Finance.Rules;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Finance.Sales;

/// <summary>Who gets what, as it is told to people and kept as an answer: by name, and equal when all is equal.
/// </summary>
public sealed record NamedShares(IReadOnlyList<NamedShare> Each)
{
    public static NamedShares Of(PartyShares shares) =>
        new([.. shares.Each.Select(share => new NamedShare(share.Party.Kind, share.Party.Name, share.Amount))]);

    /// <summary>What parties of that kind get together.</summary>
    public Money Of(PartyKind kind) =>
        Money.Sum(Each.Where(share => share.Kind == kind).Select(share => share.Amount));

    public bool Equals(NamedShares? other) => other is not null && Each.SequenceEqual(other.Each);

    public override int GetHashCode() => Each.Count;
}

/// <summary>What one party gets; negative where it gives back.</summary>
public sealed record NamedShare(PartyKind Kind, string Party, Money Amount);
