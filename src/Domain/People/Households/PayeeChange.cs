using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.People.Households;

public enum PayeeChangeStatus
{
    /// <summary>A second person is asked to compare it with the paper.</summary>
    Requested,

    /// <summary>Two people agree; whoever was paid until now has time to say no.</summary>
    Waiting,
    Effective,
    Declined,

    /// <summary>While it waited somebody found it wrong.</summary>
    Stopped,
}

/// <summary>换收款人或账号: whom a household's money goes to from now on. Two people agree, and then it waits: whoever was
/// paid until now is told, and can stop what nobody of the household wanted.</summary>
public sealed class PayeeChange : ICooperativeOwned, IVersioned
{
    public const int LongestReason = 80;
    public const int LongestSummary = 200;

    /// <summary>Long enough for a call that nobody picks up the first day.</summary>
    public static readonly TimeSpan Waits = TimeSpan.FromDays(3);

    private PayeeChange()
    {
    }

    private PayeeChange(Household household, HouseholdPerson payee, BankAccount? account, string number, string reason)
    {
        CooperativeId = household.CooperativeId;
        HouseholdId = household.Id;
        (Number, Reason, PayeeId, PayeeName, Account) = (number, reason, payee.Id, payee.Name, account);
        Before = Masked(household.Receiver?.Name, household.Bank);
        Summary = $"{household.Number} {household.Name}：{Before} → {After}";
        OpenSlot = 1;
    }

    public long Id { get; private set; }

    public CooperativeId CooperativeId { get; private set; }

    public HouseholdId HouseholdId { get; private set; }

    /// <summary>The village's own, unique.</summary>
    public string Number { get; private set; } = "";

    public string Reason { get; private set; } = "";

    /// <summary>Of the household's people.</summary>
    public long PayeeId { get; private set; }

    public string PayeeName { get; private set; } = "";

    /// <summary>Null where no bank account shall be known.</summary>
    public BankAccount? Account { get; private set; }

    /// <summary>Masked: how it was when it was asked for.</summary>
    public string Before { get; private set; } = "";

    /// <summary>In one line, masked.</summary>
    public string Summary { get; private set; } = "";

    public PayeeChangeStatus Status { get; private set; }

    public TwoPeople People { get; private set; } = null!;

    /// <summary>Null until two people agree.</summary>
    public DateTimeOffset? EffectiveAt { get; private set; }

    /// <summary>Why it was stopped.</summary>
    public string? StopReason { get; private set; }

    /// <summary>1 while it is under way, null afterwards; unique per household.</summary>
    public int? OpenSlot { get; private set; }

    public int Version { get; private set; }

    /// <summary>Masked.</summary>
    public string After => Masked(PayeeName, Account);

    /// <summary>What the second person copies from the paper: the account's number, or the payee's name.</summary>
    public string ToType => Account?.AccountNumber ?? PayeeName;

    public static Outcome<PayeeChange> Of(
        Household household, long payee, BankAccount? account, string? reason, string number, StaffId by,
        DateTimeOffset now)
    {
        var person = household.People.FirstOrDefault(one => one.Id == payee);
        if (person is null) return new PayeeUnknown();
        if (!person.IsAlive) return new PersonHasDied(person.Name);
        if (person.IsPayee && household.Bank == account) return new PayeeUnchanged();
        var said = PersonText.Line(reason, LongestReason);
        if (said.Problem != TextProblem.None) return new PayeeReasonMissing();
        return new PayeeChange(household, person, account, number, said.Text) { People = TwoPeople.MadeBy(by, now) };
    }

    /// <param name="typed">Copied by the second person from the paper.</param>
    public Outcome Approve(StaffId by, string? typed, DateTimeOffset now)
    {
        if (Status != PayeeChangeStatus.Requested) return new AlreadyDecided();
        var approved = People.Approve(
            by, Money.Zero, Money.Zero, now, IsTyped(typed) ? null : new PayeeTypedDiffers());
        if (approved.Refusal is { } refusal) return refusal;
        (People, Status, EffectiveAt) = (approved.Value, PayeeChangeStatus.Waiting, now + Waits);
        return Outcome.Done;
    }

    public Outcome Decline(StaffId by, string? reason, DateTimeOffset now)
    {
        if (Status != PayeeChangeStatus.Requested) return new AlreadyDecided();
        var declined = People.Decline(by, reason, now);
        if (declined.Refusal is { } refusal) return refusal;
        (People, Status, OpenSlot) = (declined.Value, PayeeChangeStatus.Declined, null);
        return Outcome.Done;
    }

    /// <summary>Whoever sees first that it is wrong: nothing is paid anywhere else by it.</summary>
    public Outcome Stop(string? reason)
    {
        if (Status != PayeeChangeStatus.Waiting) return new AlreadyDecided();
        var said = PersonText.Line(reason, LongestReason);
        if (said.Problem != TextProblem.None) return new PayeeReasonMissing();
        (StopReason, Status, OpenSlot) = (said.Text, PayeeChangeStatus.Stopped, null);
        return Outcome.Done;
    }

    /// <summary>The register says so from now on. What was drafted before goes nowhere: it is compared with the
    /// register once more (decision 15).</summary>
    public Outcome TakeEffect(Household household, DateTimeOffset now)
    {
        Invariant.Holds(household.Id == HouseholdId, "a payee is changed of the household that it was asked for");
        if (Status != PayeeChangeStatus.Waiting) return new AlreadyDecided();
        if (EffectiveAt > now) return new PayeeWaits(EffectiveAt.Value);
        if (household.PayTo(PayeeId, Account).Refusal is { } refusal) return refusal;
        (Status, OpenSlot) = (PayeeChangeStatus.Effective, null);
        return Outcome.Done;
    }

    /// <summary>Somebody of the household is forgotten at their wish: a word stands for their name, and their account
    /// is gone. That it was changed, by whom and when, stays.</summary>
    public void Forget(HouseholdPerson person)
    {
        Invariant.Holds(OpenSlot is null || PayeeId != person.Id, "whoever shall be paid stays until it is decided");
        var isTheirs = PayeeId == person.Id;
        if (isTheirs || Account?.HolderName == person.Name) Account = null;
        if (isTheirs) PayeeName = HouseholdPerson.Forgotten;
        (Before, Summary) = (Without(Before, LongestSummary), Without(Summary, 2 * LongestSummary));
        (Reason, People) = (Without(Reason, LongestReason), People.Without(person.Name, HouseholdPerson.Forgotten));
        if (StopReason is not null) StopReason = Without(StopReason, LongestReason);

        string Without(string text, int longest) =>
            text.Replace(person.Name, HouseholdPerson.Forgotten, StringComparison.Ordinal).AtMost(longest);
    }

    // Banks print a number in groups of four.
    private bool IsTyped(string? typed) => Whole(PersonText.Line(typed, LongestSummary).Text) == Whole(ToType);

    private static string Whole(string text) => text.Replace(" ", "", StringComparison.Ordinal);

    private static string Masked(string? payee, BankAccount? account) => account is null
        ? $"{payee ?? "没有收款人"}，没有银行账号"
        : $"{payee ?? "没有收款人"}，{account.Masked}";
}
