using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Finance.Rules;

/// <summary>What kind of party shares in a sale. The number is the fixed key by which an exact tie for a spare fen is
/// decided (money R3), so it never changes.</summary>
public enum PartyKind
{
    /// <summary>农户: whoever sold.</summary>
    Household = 0,

    /// <summary>共富基金.</summary>
    Fund = 1,

    Platform = 2,

    Cooperative = 3,

    /// <summary>能工巧匠: for a name or a pattern, whoever's hands made the piece.</summary>
    Artisan = 4,

    /// <summary>带货人: who showed the goods to the shopper.</summary>
    Host = 5,

    /// <summary>Whoever else the village agreed on.</summary>
    Added = 6,
}

/// <summary>Ties go by kind, then, for those that the village added, by id: the earlier one first.</summary>
public readonly record struct PartyKey(PartyKind Kind, PartyId Id) : IComparable<PartyKey>
{
    public static bool operator <(PartyKey a, PartyKey b) => a.CompareTo(b) < 0;

    public static bool operator >(PartyKey a, PartyKey b) => a.CompareTo(b) > 0;

    public static bool operator <=(PartyKey a, PartyKey b) => a.CompareTo(b) <= 0;

    public static bool operator >=(PartyKey a, PartyKey b) => a.CompareTo(b) >= 0;

    public int CompareTo(PartyKey other) =>
        Kind != other.Kind ? Kind.CompareTo(other.Kind) : Id.Value.CompareTo(other.Id.Value);
}
