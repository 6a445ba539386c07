using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.People.Households;

/// <summary>A household (农户): one settlement account, one or several people.</summary>
public sealed class Household : ICooperativeOwned, IVersioned
{
    /// <summary>Of a reason to leave, in characters.</summary>
    public const int LongestReason = 80;

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

    /// <summary>Since when they are a member; null of others, and where the register doesn't say.</summary>
    public DateOnly? MemberSince { get; private set; }

    /// <summary>The day from which they neither sell nor share; null of those who are here.</summary>
    public DateOnly? LeftOn { get; private set; }

    /// <summary>Of a member who left, the day from which they were none; null of others.</summary>
    public DateOnly? MemberUntil { get; private set; }

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

    /// <summary>Whoever was paid has died, or nobody of the household lives: its money stays with the village until two
    /// people have agreed on somebody else. What it is owed is its heirs'.</summary>
    public bool IsHeld => people.Exists(person => person is { IsPayee: true, IsAlive: false })
        || (people.Count > 0 && people.TrueForAll(person => !person.IsAlive));

    /// <summary>Whom the household's money goes to, whichever way: who is called about it.</summary>
    public HouseholdPerson? Receiver => people.Find(person => person.IsPayee);

    /// <summary>The person who receives transfers in WeChat, or null.</summary>
    public HouseholdPerson? Payee => Receiver is { OpenId: not null } one ? one : null;

    /// <summary>WeChat if somebody of the household can confirm there, else the bank, else cash with a
    /// signature.</summary>
    public PayoutChannel Channel =>
        Payee is not null ? PayoutChannel.WeChat : Bank is not null ? PayoutChannel.Bank : PayoutChannel.Cash;

    public CapitalHolding Holding => new(Contribution, ReserveShare, SubsidyShare);

    /// <summary>Somebody new, with the first of their people as payee: nothing is owed to them yet.</summary>
    public static Household Register(CooperativeId cooperativeId, HouseholdEntry entry)
    {
        var household = new Household(cooperativeId, entry.Number, entry.Name, entry.IsMember)
        {
            MemberSince = entry.MemberSince,
        };
        foreach (var one in entry.People)
        {
            household.AddPerson(
                one.Name, openId: null, isPayee: household.people.Count == 0, one.Phone, one.Relation);
        }

        return household;
    }

    /// <summary>Puts right what the register says of them. Their number stays, so do who is paid and who has died, and
    /// whoever has capital stays a member. Of those who left only the people change, where an heir has to be entered.
    /// </summary>
    /// <returns>Those who are on the register no more, or why it can't be so.</returns>
    public Outcome<IReadOnlyList<HouseholdPerson>> Amend(HouseholdEntry entry)
    {
        if (LeftOn is not null && !IsHeld) return new HouseholdHasLeft();
        if (entry.Number != Number) return new HouseholdNumberStays();
        if (!entry.IsMember && !Holding.IsNone) return new MemberHoldsCapital();
        var known = people.Where(one => one.IsAlive).ToDictionary(one => one.Id);
        if (entry.People.Any(one => one.Id is { } id && !known.ContainsKey(id))) return new HouseholdChanged();
        var gone = known.Values.Where(one => entry.People.All(told => told.Id != one.Id)).ToList();
        var renamed = entry.People.Any(one => one.Id is { } id && known[id].IsPayee && known[id].Name != one.Name);
        if (renamed || gone.Exists(one => one.IsPayee)) return new PayeeStays();
        if (gone.Exists(one => one.OpenId is not null)) return new BoundPersonStays();
        if (LeftOn is null) (Name, IsMember, MemberSince) = (entry.Name, entry.IsMember, entry.MemberSince);
        foreach (var one in gone) people.Remove(one);
        foreach (var one in entry.People)
        {
            if (one.Id is { } id) known[id].Correct(one);
            else AddPerson(one.Name, openId: null, isPayee: false, one.Phone, one.Relation);
        }

        return new Outcome<IReadOnlyList<HouseholdPerson>>(gone);
    }

    /// <summary>退社或搬走: with nothing of theirs left in the cooperative's capital. What they are still owed is paid
    /// as before, and what they sold as a member counts in its period.</summary>
    public Outcome Leave(DateOnly day, DateOnly today)
    {
        if (LeftOn is not null) return new HouseholdHasLeft();
        if (!MayChangeOn(day, today)) return new LeavingDayInvalid();
        if (!Holding.IsNone) return new CapitalNotReturned(Holding);
        (LeftOn, MemberUntil, IsMember) = (day, IsMember ? day : null, false);
        return Outcome.Done;
    }

    /// <summary>Whether it may have left, split or been taken in on that day: not tomorrow, not before it was a member,
    /// and in no year of two figures.</summary>
    internal bool MayChangeOn(DateOnly day, DateOnly today) =>
        day <= today && !(day < MemberSince) && day.Year >= HouseholdPerson.EarliestYear;

    /// <summary>Whether they were a member on that day, as far as the register says.</summary>
    public bool WasMemberOn(DateOnly day) => (IsMember || day < MemberUntil) && !(MemberSince > day);

    /// <summary>分户: some of them are a household of their own from that day on, and take what is theirs of the capital
    /// along. What was sold and owed until then stays with this one.</summary>
    /// <param name="wish">The first of its people is paid.</param>
    /// <returns>The new one, or why it can't be so.</returns>
    public Outcome<Household> SplitOff(SplitWish wish)
    {
        if (Check(wish).Refusal is { } refusal) return refusal;
        var made = new Household(CooperativeId, wish.Number, wish.Name, IsMember)
        {
            MemberSince = IsMember ? wish.Day : null,
        };
        foreach (var id in wish.People)
        {
            var person = people.Find(one => one.Id == id)!;
            people.Remove(person);
            person.BePaid(made.people.Count == 0);
            made.people.Add(person);
        }

        var (left, taken) = (Holding.Less(wish.Capital), wish.Capital);
        HoldCapital(left.Contribution, left.ReserveShare, left.SubsidyShare);
        made.HoldCapital(taken.Contribution, taken.ReserveShare, taken.SubsidyShare);
        return made;
    }

    /// <summary>Done, or why they can't split so.</summary>
    public Outcome Check(SplitWish wish)
    {
        if (LeftOn is not null) return new HouseholdHasLeft();
        if (wish.People.Count == 0) return new SplitPeopleMissing();
        foreach (var id in wish.People)
        {
            var person = people.Find(one => one.Id == id);
            if (person is null) return new HouseholdPersonUnknown();
            if (!person.IsAlive) return new PersonHasDied(person.Name);
            if (person.IsPayee) return new SplitPayeeStays(person.Name);
        }

        if (people.TrueForAll(one => !one.IsAlive || wish.People.Contains(one.Id))) return new SplitLeavesNobody();
        return wish.Capital.IsWithin(Holding) ? Outcome.Done : new SplitCapitalTooMuch(Holding);
    }

    /// <summary>去世: their phone sees nothing from now on, and where they were paid the household's money waits for
    /// somebody else.</summary>
    /// <returns>Whoever died, or <c>household.person_unknown</c>, <c>household.person_has_died</c> or
    /// <c>household.day_of_death</c>.</returns>
    public Outcome<HouseholdPerson> Die(long person, DateOnly day, DateOnly today)
    {
        var one = people.Find(known => known.Id == person);
        if (one is null) return new HouseholdPersonUnknown();
        if (!one.IsAlive) return new PersonHasDied(one.Name);
        if (day > today || day.Year < HouseholdPerson.EarliestYear) return new DayOfDeathInvalid();
        one.Die(day);
        return one;
    }

    /// <summary>删除资料: whoever asks to be forgotten is on the register no more (个人信息保护法 art. 47). What was paid
    /// stays with the household; whoever it needs while it is here stays until somebody else stands in.</summary>
    /// <returns>Who goes, or why they can't: see <see cref="Check(long)"/>.</returns>
    public Outcome<HouseholdPerson> Forget(long person)
    {
        if (Check(person).Refusal is { } refusal) return refusal;
        var one = people.Find(known => known.Id == person)!;
        people.Remove(one);
        if (LeftOn is null) return one;
        if (one.IsPayee || Bank?.HolderName == one.Name) Bank = null;
        if (Name.Contains(one.Name, StringComparison.Ordinal)) Name = $"{Number} 号户";
        return one;
    }

    /// <summary>Done, or <c>household.person_unknown</c>, <c>person.is_payee</c>, <c>person.holds_account</c>,
    /// <c>person.is_head</c>, <c>person.last_one</c> or <c>person.names_household</c>. Of a household that has left
    /// anybody may go: whether it is paid, the books know.</summary>
    public Outcome Check(long person)
    {
        var one = people.Find(known => known.Id == person);
        if (one is null) return new HouseholdPersonUnknown();
        if (LeftOn is not null) return Outcome.Done;
        if (one.IsPayee) return new PersonIsPayee(one.Name);
        if (Bank?.HolderName == one.Name) return new PersonHoldsAccount(one.Name);
        if (one.IsAlive && people.TrueForAll(other => other.Id == person || !other.IsAlive))
            return new PersonIsLastOne(one.Name);
        if (one is { IsAlive: true, Relation: HouseholdPerson.Head }) return new PersonIsHead(one.Name);
        return Name.Contains(one.Name, StringComparison.Ordinal) ? new PersonNamesHousehold(one.Name) : Outcome.Done;
    }

    /// <summary>It was written down by mistake. Their phone is linked anew, by two people where they are paid.
    /// </summary>
    /// <returns>Whoever lives, or <c>household.person_unknown</c> or <c>household.person_lives</c>.</returns>
    public Outcome<HouseholdPerson> TakeBackDeath(long person)
    {
        var one = people.Find(known => known.Id == person);
        if (one is null) return new HouseholdPersonUnknown();
        if (one.IsAlive) return new PersonLives(one.Name);
        one.Live();
        return one;
    }

    /// <summary>并户: their people, and what they have in the capital, are the other household's from that day on.
    /// Whoever is paid stays, for what is owed until then, and is entered there as well, to be linked anew.</summary>
    public Outcome MergeInto(Household into, DateOnly day)
    {
        if (Check(into).Refusal is { } refusal) return refusal;
        var (here, there) = (Holding, into.Holding);
        into.HoldCapital(
            there.Contribution + here.Contribution, there.ReserveShare + here.ReserveShare,
            there.SubsidyShare + here.SubsidyShare);
        HoldCapital(Money.Zero, Money.Zero, Money.Zero);
        foreach (var person in people.Where(one => one.IsAlive).ToList())
        {
            if (person.IsPayee)
            {
                into.AddPerson(person.Name, openId: null, isPayee: false, person.Phone, person.Relation);
                continue;
            }

            people.Remove(person);
            into.people.Add(person);
        }

        (LeftOn, MemberUntil, IsMember) = (day, IsMember ? day : null, false);
        return Outcome.Done;
    }

    /// <summary>Done, or why they can't be taken into the other one.</summary>
    public Outcome Check(Household into)
    {
        if (LeftOn is not null || into.LeftOn is not null) return new HouseholdHasLeft();
        if (ReferenceEquals(this, into) || into.Number == Number) return new MergeWithItself();
        if (IsHeld || into.IsHeld) return new MergeHeld();
        if (IsMember && !into.IsMember) return new MergeIntoOther(into.Number);
        var living = people.Concat(into.people).Where(one => one.IsAlive).ToList();
        if (living.Count > HouseholdEntry.MostPeople) return new HouseholdPeopleMissing();
        var twice = living.GroupBy(one => one.Name, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1);
        if (twice is not null) return new PersonTwice(twice.Key);
        var (here, there) = (Holding, into.Holding);
        return new CapitalHolding(
            there.Contribution + here.Contribution, there.ReserveShare + here.ReserveShare,
            there.SubsidyShare + here.SubsidyShare).Check();
    }

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

    /// <summary>Whom two people have agreed on, and to which account; null where none shall be known.</summary>
    /// <returns>Done, or <c>payee.unknown</c>: whoever it was is on the register no more; or
    /// <c>household.person_has_died</c>.</returns>
    public Outcome PayTo(long payee, BankAccount? account)
    {
        var next = people.Find(one => one.Id == payee);
        if (next is null) return new PayeeUnknown();
        if (!next.IsAlive) return new PersonHasDied(next.Name);
        foreach (var one in people) one.BePaid(one.Id == payee);
        Bank = account is null ? null : account with { };
        return Outcome.Done;
    }

    /// <summary>That person's phone sees the household's money from now on, and is paid where they are the payee.
    /// </summary>
    /// <returns>Done, or <c>phone.person_unknown</c>, <c>household.person_has_died</c> or
    /// <c>phone.already_linked</c>.</returns>
    public Outcome Link(long person, string openId)
    {
        var one = people.Find(known => known.Id == person);
        if (one is null) return new PhonePersonUnknown();
        if (!one.IsAlive) return new PersonHasDied(one.Name);
        if (one.OpenId is not null && one.OpenId != openId) return new PhoneAlreadyLinked(one.Name);
        one.Use(openId);
        return Outcome.Done;
    }

    /// <summary>Their phone sees nothing any more, and the payee is paid by bank or in cash.</summary>
    /// <returns>Done, or <c>phone.person_unknown</c> or <c>phone.not_linked</c>.</returns>
    public Outcome Unlink(long person)
    {
        var one = people.Find(known => known.Id == person);
        if (one is null) return new PhonePersonUnknown();
        if (one.OpenId is null) return new PhoneNotLinked();
        one.Use(openId: null);
        return Outcome.Done;
    }

    /// <param name="phone">For the call when no message reaches; null when nobody gave one.</param>
    /// <param name="relation">To the head of the household, in the village's words; empty where nobody said.</param>
    public HouseholdPerson AddPerson(
        string name, string? openId, bool isPayee, string? phone = null, string relation = "")
    {
        Invariant.Holds(!isPayee || people.TrueForAll(other => !other.IsPayee), "one payee a household");
        var person = new HouseholdPerson(CooperativeId, name, openId, isPayee, phone, relation);
        people.Add(person);
        return person;
    }
}

public sealed record BankAccount(string BankName, string AccountNumber, string HolderName)
{
    public const int LongestName = 32;
    public const int ShortestNumber = 8;
    public const int LongestNumber = 30;

    private const int ShownEnd = 4;

    /// <summary>Enough to recognise it by, and too little to misuse.</summary>
    public string Masked => $"{HolderName} {BankName} {EndOf(AccountNumber)}";

    /// <summary>So much of a number, or of an openid, as may be shown of it: <c>…1234</c>.</summary>
    public static string EndOf(string number) => $"…{number[Math.Max(0, number.Length - ShownEnd)..]}";

    /// <summary>As somebody wrote it. A number with anything but figures is nobody's to guess.</summary>
    public static Outcome<BankAccount> Of(string? bankName, string? number, string? holderName)
    {
        var (bank, holder) = (PersonText.Line(bankName, LongestName), PersonText.Line(holderName, LongestName));
        if (bank.Problem != TextProblem.None) return new BankNameInvalid();
        if (holder.Problem != TextProblem.None) return new BankHolderInvalid();
        return number is { Length: >= ShortestNumber and <= LongestNumber } && number.All(char.IsAsciiDigit)
            ? new BankAccount(bank.Text, number, holder.Text)
            : new BankNumberInvalid();
    }
}
