using VillageCloud.Domain.Finance.Rules;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Finance.Settlement;

/// <summary>A settlement as it is told to people and kept as an answer: who gets what, by name.</summary>
/// <param name="Total">All that leaves 待结算货款.</param>
public sealed record SettlementTold(int Lines, Money Total, Money Freight, IReadOnlyList<NamedShare> Parts)
{
    public static SettlementTold Of(SettlementSum sum) => new(
        sum.Lines, sum.Total, sum.Freight,
        [.. sum.Parts.Each.Select(share => new NamedShare(share.Party.Kind, share.Party.Name, share.Amount))]);

    public bool Equals(SettlementTold? other) => other is not null && Lines == other.Lines && Total == other.Total
        && Freight == other.Freight && Parts.SequenceEqual(other.Parts);

    public override int GetHashCode() => HashCode.Combine(Lines, Total, Freight, Parts.Count);
}

/// <summary>What one party gets.</summary>
public sealed record NamedShare(PartyKind Kind, string Party, Money Amount);
