using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.People.Households;

/// <summary>Somebody of a household, as the register has them.</summary>
public sealed class HouseholdPerson : ICooperativeOwned
{
    /// <summary>What stands where somebody's name stood who asked to be forgotten.</summary>
    public const string Forgotten = "已注销的成员";

    /// <summary>Of whoever speaks for the household, in the village's word.</summary>
    public const string Head = "户主";

    /// <summary>Nobody is on a register who died before.</summary>
    internal const int EarliestYear = 1950;

    private HouseholdPerson()
    {
    }

    internal HouseholdPerson(
        CooperativeId cooperativeId, string name, string? openId, bool isPayee, string? phone, string relation)
    {
        CooperativeId = cooperativeId;
        Name = name;
        OpenId = openId;
        IsPayee = isPayee;
        Phone = phone;
        Relation = relation;
    }

    public long Id { get; private set; }

    public CooperativeId CooperativeId { get; private set; }

    public HouseholdId HouseholdId { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>To the head of the household: 户主, 妻子, 儿子; empty where nobody said.</summary>
    public string Relation { get; private set; } = "";

    /// <summary>Null for those without WeChat.</summary>
    public string? OpenId { get; private set; }

    public bool IsPayee { get; private set; }

    public string? Phone { get; private set; }

    /// <summary>Null of the living. Who died stays on the register: their household's history tells of them.</summary>
    public DateOnly? DiedOn { get; private set; }

    public bool IsAlive => DiedOn is null;

    internal void Die(DateOnly day) => (DiedOn, OpenId) = (day, null);

    internal void Live() => DiedOn = null;

    internal void Use(string? openId) => OpenId = openId;

    internal void BePaid(bool isPayee) => IsPayee = isPayee;

    internal void Correct(PersonEntry told) => (Name, Relation, Phone) = (told.Name, told.Relation, told.Phone);
}
