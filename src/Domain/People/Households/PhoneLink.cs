using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.People.Households;

public enum PhoneLinkStatus
{
    /// <summary>Somebody of the household has the code, and no phone has shown it yet.</summary>
    Open,

    /// <summary>A phone has shown the code. It is the payee's, so a second person compares.</summary>
    Claimed,
    Linked,
    Declined,

    /// <summary>A newer code took its place.</summary>
    Lapsed,
}

/// <summary>绑微信: a person of a household gets a code from the village and types it into their phone, which then sees
/// the household's money. Of whoever is paid a second person compares a number that only that phone shows, since the
/// money goes to it from then on (decision 41).</summary>
public sealed class PhoneLink : ICooperativeOwned, IVersioned
{
    /// <summary>SHA-256 in small hex.</summary>
    public const int HashLength = 64;

    /// <summary>Of the code and of the number that the phone shows: what somebody reads aloud.</summary>
    public const int CodeDigits = 8;
    public const int CheckDigits = 6;

    /// <summary>From the office to the house where the phone is.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromHours(24);

    private PhoneLink()
    {
    }

    private PhoneLink(Household household, HouseholdPerson person, string number, string codeHash)
    {
        CooperativeId = household.CooperativeId;
        HouseholdId = household.Id;
        (PersonId, PersonName, Number, CodeHash) = (person.Id, person.Name, number, codeHash);
        Summary = $"{household.Number} {household.Name}：{person.Name}";
        OpenSlot = 1;
    }

    public long Id { get; private set; }

    public CooperativeId CooperativeId { get; private set; }

    public HouseholdId HouseholdId { get; private set; }

    /// <summary>The village's own, unique.</summary>
    public string Number { get; private set; } = "";

    /// <summary>Of the household's people.</summary>
    public long PersonId { get; private set; }

    public string PersonName { get; private set; } = "";

    /// <summary>Of which household and whom, in one line.</summary>
    public string Summary { get; private set; } = "";

    /// <summary>The code itself is shown once and kept nowhere.</summary>
    public string CodeHash { get; private set; } = "";

    public PhoneLinkStatus Status { get; private set; }

    public TwoPeople People { get; private set; } = null!;

    /// <summary>When a phone showed the code, and whose it is; null until then.</summary>
    public DateTimeOffset? ClaimedAt { get; private set; }

    public string? OpenId { get; private set; }

    /// <summary>What that phone shows and the second person types; null where nobody has to.</summary>
    public string? CheckNumber { get; private set; }

    /// <summary>1 while it is under way, null afterwards; unique per person.</summary>
    public int? OpenSlot { get; private set; }

    public int Version { get; private set; }

    /// <summary>Until then the code opens.</summary>
    public DateTimeOffset ExpiresAt => People.MadeAt + Lasts;

    /// <param name="codeHash">Of the code that somebody hands over.</param>
    public static Outcome<PhoneLink> Of(
        Household household, long person, string number, string codeHash, StaffId by, DateTimeOffset now)
    {
        var one = household.People.FirstOrDefault(known => known.Id == person);
        if (one is null) return new PhonePersonUnknown();
        if (!one.IsAlive) return new PersonHasDied(one.Name);
        if (one.OpenId is not null) return new PhoneAlreadyLinked(one.Name);
        return new PhoneLink(household, one, number, codeHash) { People = TwoPeople.MadeBy(by, now) };
    }

    /// <summary>Whether this phone may show this code now; the same phone may show it again.</summary>
    /// <returns>Done, or <c>phone.code_wrong</c>: a stranger is told nothing of why.</returns>
    public Outcome Opens(string codeHash, string openId, DateTimeOffset now)
    {
        if (codeHash != CodeHash) return new PhoneCodeWrong();
        return Status switch
        {
            PhoneLinkStatus.Open when now < ExpiresAt => Outcome.Done,
            PhoneLinkStatus.Claimed or PhoneLinkStatus.Linked when OpenId == openId => Outcome.Done,
            _ => new PhoneCodeWrong(),
        };
    }

    /// <summary>A phone has shown the code. Whoever isn't paid is linked by it.</summary>
    /// <param name="checkNumber">For the phone of whoever is paid.</param>
    /// <returns>Done, or why the person can't have it: see <see cref="Household.Link"/>.</returns>
    public Outcome Claim(Household household, string openId, string checkNumber, DateTimeOffset now)
    {
        if (Status != PhoneLinkStatus.Open) return new PhoneCodeWrong();
        var person = household.People.FirstOrDefault(one => one.Id == PersonId);
        if (person is null) return new PhonePersonUnknown();
        if (!person.IsPayee && household.Link(PersonId, openId).Refusal is { } refusal) return refusal;
        (ClaimedAt, OpenId) = (now, openId);
        (CheckNumber, Status, OpenSlot) = person.IsPayee
            ? (checkNumber, PhoneLinkStatus.Claimed, OpenSlot)
            : (null, PhoneLinkStatus.Linked, null);
        return Outcome.Done;
    }

    /// <summary>The second person has read the number from the phone, which is paid from now on.</summary>
    public Outcome Approve(Household household, StaffId by, string? typed, DateTimeOffset now)
    {
        if (Status != PhoneLinkStatus.Claimed) return NotNow();
        var approved = People.Approve(
            by, Money.Zero, Money.Zero, now, IsShown(typed) ? null : new PhoneCheckDiffers());
        if (approved.Refusal is { } refusal) return refusal;
        if (household.Link(PersonId, OpenId!).Refusal is { } not) return not;
        (People, Status, OpenSlot) = (approved.Value, PhoneLinkStatus.Linked, null);
        return Outcome.Done;
    }

    public Outcome Decline(StaffId by, string? reason, DateTimeOffset now)
    {
        if (Status is not (PhoneLinkStatus.Open or PhoneLinkStatus.Claimed)) return NotNow();
        var declined = People.Decline(by, reason, now);
        if (declined.Refusal is { } refusal) return refusal;
        (People, Status, OpenSlot) = (declined.Value, PhoneLinkStatus.Declined, null);
        return Outcome.Done;
    }

    /// <summary>A newer code is handed over.</summary>
    public void Lapse()
    {
        if (Status is PhoneLinkStatus.Open or PhoneLinkStatus.Claimed)
            (Status, OpenSlot) = (PhoneLinkStatus.Lapsed, null);
    }

    /// <summary>Whose phone it was is forgotten, at their wish; that somebody was linked stays.</summary>
    public void Forget()
    {
        Lapse();
        OpenId = null;
    }

    /// <summary>Whose phone it was, and of whom, at the person's wish.</summary>
    public void ForgetPerson()
    {
        Forget();
        People = People.Without(PersonName, HouseholdPerson.Forgotten);
        Summary = Summary.Replace(PersonName, HouseholdPerson.Forgotten, StringComparison.Ordinal);
        PersonName = HouseholdPerson.Forgotten;
    }

    private Refusal NotNow() => Status == PhoneLinkStatus.Open ? new PhoneNotClaimed() : new AlreadyDecided();

    private bool IsShown(string? typed) =>
        PersonText.Line(typed, CheckDigits * 2).Text.Replace(" ", "", StringComparison.Ordinal) == CheckNumber;
}
