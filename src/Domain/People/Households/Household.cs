using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.People.Households;

/// <summary>A household (农户): one settlement account, one or several people.</summary>
public sealed class Household : ICooperativeOwned, IVersioned
{
    private readonly List<HouseholdPerson> people = [];

    private Household()
    {
    }

    public Household(CooperativeId cooperativeId, int number, string name, bool isMember)
    {
        CooperativeId = cooperativeId;
        Number = number;
        Name = name;
        IsMember = isMember;
    }

    public HouseholdId Id { get; private set; }

    public CooperativeId CooperativeId { get; private set; }

    /// <summary>The number on the village's register: ties between spare fen go to the lower one.</summary>
    public int Number { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>Non-members sell goods, but have no share in the surplus (合作社法 art. 41).</summary>
    public bool IsMember { get; private set; }

    /// <summary>成员出资.</summary>
    public Money Contribution { get; private set; }

    /// <summary>公积金份额 quantified to this member.</summary>
    public Money ReserveShare { get; private set; }

    /// <summary>State subsidies and donations, averaged per member.</summary>
    public Money SubsidyShare { get; private set; }

    /// <summary>Bank account for the bank file, or null.</summary>
    public BankAccount? Bank { get; private set; }

    public int Version { get; private set; }

    public IReadOnlyList<HouseholdPerson> People => people;

    /// <summary>Weight for the part of the surplus that goes by capital (art. 44).</summary>
    public Money CapitalWeight => Contribution + ReserveShare + SubsidyShare;

    /// <summary>The person who receives transfers in WeChat, or null.</summary>
    public HouseholdPerson? Payee => people.Find(person => person is { IsPayee: true, OpenId: not null });

    /// <summary>WeChat if somebody of the household can confirm there, else the bank, else cash with a
    /// signature.</summary>
    public PayoutChannel Channel =>
        Payee is not null ? PayoutChannel.WeChat : Bank is not null ? PayoutChannel.Bank : PayoutChannel.Cash;

    public void HoldCapital(Money contribution, Money reserveShare, Money subsidyShare)
    {
        Invariant.Holds(
            !contribution.IsNegative && !reserveShare.IsNegative && !subsidyShare.IsNegative,
            "capital is never negative");
        Contribution = contribution;
        ReserveShare = reserveShare;
        SubsidyShare = subsidyShare;
    }

    public void UseBank(BankAccount account) => Bank = account;

    /// <param name="phone">For the call when no message reaches; null when nobody gave one.</param>
    public HouseholdPerson AddPerson(string name, string? openId, bool isPayee, string? phone = null)
    {
        Invariant.Holds(!isPayee || people.TrueForAll(other => !other.IsPayee), "one payee a household");
        var person = new HouseholdPerson(CooperativeId, name, openId, isPayee, phone);
        people.Add(person);
        return person;
    }
}

public sealed class HouseholdPerson : ICooperativeOwned
{
    private HouseholdPerson()
    {
    }

    internal HouseholdPerson(
        CooperativeId cooperativeId, string name, string? openId, bool isPayee, string? phone)
    {
        CooperativeId = cooperativeId;
        Name = name;
        OpenId = openId;
        IsPayee = isPayee;
        Phone = phone;
    }

    public long Id { get; private set; }

    public CooperativeId CooperativeId { get; private set; }

    public HouseholdId HouseholdId { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>Null for those without WeChat.</summary>
    public string? OpenId { get; private set; }

    public bool IsPayee { get; private set; }

    public string? Phone { get; private set; }
}

public sealed record BankAccount(string BankName, string AccountNumber, string HolderName);
