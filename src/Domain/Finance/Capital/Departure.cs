using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Finance.Capital;

public enum DepartureStatus
{
    /// <summary>A second person is asked whether the member leaves.</summary>
    Requested,
    Declined,

    /// <summary>They are no member any more, and are owed what goes back.</summary>
    Left,

    /// <summary>It was paid, and a second person is asked to book it.</summary>
    ReturnRequested,
    Returned,
}

/// <summary>退社: a member leaves. What they paid in and their share of the reserve is owed to them from a second
/// person's yes on (合作社法 art. 28), and paid out of the bank when the articles say.</summary>
public sealed class Departure : ICooperativeOwned, IVersioned
{
    /// <summary>Of the bank slip's number, in characters.</summary>
    public const int LongestEvidence = 64;

    private Departure()
    {
    }

    private Departure(Household household, string number, DateOnly day, string reason, Money borneLoss)
    {
        (CooperativeId, HouseholdId) = (household.CooperativeId, household.Id);
        (Number, Day, Reason, BorneLoss) = (number, day, reason, borneLoss);
        (Contribution, ReserveShare, SubsidyShare) =
            (household.Contribution, household.ReserveShare, household.SubsidyShare);
        OpenSlot = 1;
    }

    public long Id { get; private set; }

    public CooperativeId CooperativeId { get; private set; }

    public HouseholdId HouseholdId { get; private set; }

    /// <summary>The village's own, unique.</summary>
    public string Number { get; private set; } = "";

    /// <summary>From which they are no member: after the end of the fiscal year, if they asked for it.</summary>
    public DateOnly Day { get; private set; }

    public string Reason { get; private set; } = "";

    /// <summary>成员出资, which goes back.</summary>
    public Money Contribution { get; private set; }

    /// <summary>公积金份额, which goes back.</summary>
    public Money ReserveShare { get; private set; }

    /// <summary>Of state subsidies, which stays with the cooperative.</summary>
    public Money SubsidyShare { get; private set; }

    /// <summary>分摊的亏损和债务: what the articles let them bear of it, taken off what goes back.</summary>
    public Money BorneLoss { get; private set; }

    public DepartureStatus Status { get; private set; }

    public DateTimeOffset WrittenAt { get; private set; }

    /// <summary>On which it was paid, by the bank slip; null until somebody says so.</summary>
    public DateOnly? ReturnDay { get; private set; }

    /// <summary>The bank slip's number.</summary>
    public string? Evidence { get; private set; }

    /// <summary>1 while it waits or counts, null when declined; unique per household.</summary>
    public int? OpenSlot { get; private set; }

    public int Version { get; private set; }

    /// <summary>What they had in the capital when it was asked for.</summary>
    public CapitalHolding Before => new(Contribution, ReserveShare, SubsidyShare);

    /// <summary>What is owed to them for it.</summary>
    public Money ToReturn => Contribution + ReserveShare - BorneLoss;

    /// <param name="borneLoss">Zero where the articles say nothing, or nothing was lost.</param>
    /// <param name="today">In Beijing: nobody leaves tomorrow.</param>
    public static Outcome<Departure> Of(
        Household household, DepartureTexts words, Money borneLoss, string number, DateOnly today, DateTimeOffset now)
    {
        if (household.LeftOn is not null) return new HouseholdHasLeft();
        if (!household.IsMember) return new DepartureOfMember();
        if (!household.MayChangeOn(words.Day, today)) return new LeavingDayInvalid();
        var reason = PersonText.Line(words.Reason, Household.LongestReason);
        if (reason.Problem != TextProblem.None) return new LeavingReasonMissing();
        if (borneLoss.IsNegative || borneLoss > household.Contribution + household.ReserveShare)
            return new BorneLossInvalid(household.Contribution + household.ReserveShare);
        return new Departure(household, number, words.Day, reason.Text, borneLoss) { WrittenAt = now };
    }

    /// <summary>Register and books have it from now on.</summary>
    public Outcome Leave(Household household, DateOnly today)
    {
        Invariant.Holds(household.Id == HouseholdId, "who leaves is whom it was asked for");
        if (Status != DepartureStatus.Requested) return new AlreadyDecided();
        if (household.Holding != Before || !household.IsMember) return new CapitalRegisterChanged(household.Number);
        household.HoldCapital(Money.Zero, Money.Zero, Money.Zero);
        if (household.Leave(Day, today).Refusal is { } refusal) return refusal;
        return Become(DepartureStatus.Left);
    }

    public Outcome Decline()
    {
        if (Status != DepartureStatus.Requested) return new AlreadyDecided();
        OpenSlot = null;
        return Become(DepartureStatus.Declined);
    }

    /// <summary>It was paid out of the village's bank account; a second person is asked to book it.</summary>
    /// <param name="evidence">The bank slip's number.</param>
    public Outcome AskReturn(DateOnly day, string? evidence, DateOnly today)
    {
        if (Status != DepartureStatus.Left) return new ReturnNotDue();
        if (ToReturn.IsZero) return new NothingToReturn();
        if (day > today || day < Day) return new ReturnDayInvalid();
        var slip = PersonText.Line(evidence, LongestEvidence);
        if (slip.Problem != TextProblem.None) return new ReturnEvidenceMissing();
        (ReturnDay, Evidence) = (day, slip.Text);
        return Become(DepartureStatus.ReturnRequested);
    }

    public Outcome Return()
    {
        if (Status != DepartureStatus.ReturnRequested) return new AlreadyDecided();
        return Become(DepartureStatus.Returned);
    }

    /// <summary>The second person said no: it is owed as before.</summary>
    public Outcome DeclineReturn()
    {
        if (Status != DepartureStatus.ReturnRequested) return new AlreadyDecided();
        (ReturnDay, Evidence) = (null, null);
        return Become(DepartureStatus.Left);
    }

    /// <summary>The only writer of the status.</summary>
    private Outcome Become(DepartureStatus next)
    {
        Status = next;
        return Outcome.Done;
    }
}

/// <param name="Day">From which they are no member.</param>
/// <param name="Reason">As somebody wrote it.</param>
public sealed record DepartureTexts(DateOnly Day, string? Reason);
