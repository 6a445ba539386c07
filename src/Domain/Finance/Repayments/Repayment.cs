using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Finance.Repayments;

public enum RepaymentStatus
{
    /// <summary>A second person is asked to book it.</summary>
    Requested,
    Booked,
    Declined,

    /// <summary>It is booked, and a second person is asked to take it back.</summary>
    ReversalRequested,
    Reversed,
}

/// <summary>还款: a household brings back goods money that it owes the village since a refund, and sells too little to
/// have it set off. Booked by a second person's yes and never changed: what is wrong is taken back by another entry.
/// </summary>
public sealed class Repayment : ICooperativeOwned, IVersioned
{
    /// <summary>Of the bank slip's number and of a reason, in characters.</summary>
    public const int LongestText = 64;

    private Repayment()
    {
    }

    public long Id { get; private set; }

    public CooperativeId CooperativeId { get; private set; }

    public HouseholdId HouseholdId { get; private set; }

    /// <summary>The village's own, unique.</summary>
    public string Number { get; private set; } = "";

    public Money Amount { get; private set; }

    /// <summary>On which it reached the village's bank account, by the slip.</summary>
    public DateOnly Day { get; private set; }

    /// <summary>The bank slip's number.</summary>
    public string Evidence { get; private set; } = "";

    public RepaymentStatus Status { get; private set; }

    public DateTimeOffset WrittenAt { get; private set; }

    /// <summary>Why somebody wants it taken back; null while nobody does.</summary>
    public string? ReversalNote { get; private set; }

    /// <summary>1 while it waits to be booked, null afterwards; unique per household.</summary>
    public int? OpenSlot { get; private set; }

    public int Version { get; private set; }

    /// <param name="owes">What the household's goods money is below zero now: more is a slip of the pen.</param>
    /// <param name="today">In Beijing: what has not come yet is no repayment.</param>
    public static Outcome<Repayment> Of(
        (CooperativeId Cooperative, HouseholdId Household) whose, RepaymentTexts words, Money owes, string number,
        DateOnly today, DateTimeOffset now)
    {
        if (owes <= Money.Zero) return new NothingToRepay();
        if (words.Amount <= Money.Zero || words.Amount > owes) return new RepaymentAmountInvalid(owes);
        if (words.Day > today) return new RepaymentNotThereYet();
        var slip = PersonText.Line(words.Evidence, LongestText);
        if (slip.Problem != TextProblem.None) return new RepaymentEvidenceInvalid();
        return new Repayment
        {
            CooperativeId = whose.Cooperative, HouseholdId = whose.Household, Number = number, Amount = words.Amount,
            Day = words.Day, Evidence = slip.Text, WrittenAt = now, OpenSlot = 1,
        };
    }

    /// <summary>Also when the household owes less by now, or nothing: the money is there, and what is too much is owed
    /// to it again.</summary>
    public Outcome Book() => Become(RepaymentStatus.Booked, RepaymentStatus.Requested);

    public Outcome Decline() => Become(RepaymentStatus.Declined, RepaymentStatus.Requested);

    public Outcome AskReversal(string? why)
    {
        if (Status != RepaymentStatus.Booked) return new RepaymentNotInState(Status);
        var said = PersonText.Line(why, LongestText);
        if (said.Problem != TextProblem.None) return new RepaymentReversalReasonInvalid();
        ReversalNote = said.Text;
        return Become(RepaymentStatus.ReversalRequested, RepaymentStatus.Booked);
    }

    public Outcome Reverse() => Become(RepaymentStatus.Reversed, RepaymentStatus.ReversalRequested);

    /// <summary>The second person said no: it stays booked.</summary>
    public Outcome KeepBooked()
    {
        var kept = Become(RepaymentStatus.Booked, RepaymentStatus.ReversalRequested);
        if (!kept.IsRefused) ReversalNote = null;
        return kept;
    }

    private Outcome Become(RepaymentStatus next, RepaymentStatus from)
    {
        if (Status != from) return new RepaymentNotInState(Status);
        Status = next;
        OpenSlot = null;
        return Outcome.Done;
    }
}

/// <summary>What a person writes of a repayment.</summary>
/// <param name="Day">On which it reached the village's bank account.</param>
/// <param name="Evidence">The bank slip's number.</param>
public sealed record RepaymentTexts(Money Amount, DateOnly Day, string? Evidence);
