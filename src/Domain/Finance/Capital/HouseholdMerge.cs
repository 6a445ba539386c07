using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Finance.Capital;

public enum MergeStatus
{
    /// <summary>A second person is asked.</summary>
    Requested,
    Declined,
    Done,
}

/// <summary>并户: one household is taken into another. People, what they sell and what they have in the capital go along;
/// what was sold and owed until then stays with the old one, is paid to its payee, and it sells nothing any more.
/// </summary>
public sealed class HouseholdMerge : ICooperativeOwned, IVersioned
{
    private HouseholdMerge()
    {
    }

    private HouseholdMerge(Household household, Household into, string number, DateOnly day, string reason)
    {
        (CooperativeId, HouseholdId, IntoId) = (household.CooperativeId, household.Id, into.Id);
        (Number, Day, Reason) = (number, day, reason);
        (Contribution, ReserveShare, SubsidyShare) =
            (household.Contribution, household.ReserveShare, household.SubsidyShare);
        OpenSlot = 1;
    }

    public long Id { get; private set; }

    public CooperativeId CooperativeId { get; private set; }

    /// <summary>The old one, which is closed by it.</summary>
    public HouseholdId HouseholdId { get; private set; }

    public HouseholdId IntoId { get; private set; }

    /// <summary>The village's own, unique.</summary>
    public string Number { get; private set; } = "";

    /// <summary>From which they are one.</summary>
    public DateOnly Day { get; private set; }

    public string Reason { get; private set; } = "";

    public Money Contribution { get; private set; }

    public Money ReserveShare { get; private set; }

    public Money SubsidyShare { get; private set; }

    public MergeStatus Status { get; private set; }

    public DateTimeOffset WrittenAt { get; private set; }

    /// <summary>1 while it waits or counts, null when declined; unique per old household.</summary>
    public int? OpenSlot { get; private set; }

    public int Version { get; private set; }

    /// <summary>What goes along: all that the old one had when it was asked for.</summary>
    public CapitalHolding Taken => new(Contribution, ReserveShare, SubsidyShare);

    /// <param name="today">In Beijing: nobody merges tomorrow.</param>
    public static Outcome<HouseholdMerge> Of(
        Household household, Household into, DepartureTexts words, string number, DateOnly today, DateTimeOffset now)
    {
        if (household.Check(into).Refusal is { } refusal) return refusal;
        if (!household.MayChangeOn(words.Day, today) || !into.MayChangeOn(words.Day, today))
            return new MergeDayInvalid();
        var said = PersonText.Line(words.Reason, Household.LongestReason);
        if (said.Problem != TextProblem.None) return new LeavingReasonMissing();
        return new HouseholdMerge(household, into, number, words.Day, said.Text) { WrittenAt = now };
    }

    /// <summary>The register has one from now on.</summary>
    public Outcome Do(Household household, Household into)
    {
        Invariant.Holds(household.Id == HouseholdId && into.Id == IntoId, "who merges is whom it was asked for");
        if (Status != MergeStatus.Requested) return new AlreadyDecided();
        if (household.Holding != Taken) return new CapitalRegisterChanged(household.Number);
        if (household.MergeInto(into, Day).Refusal is { } refusal) return refusal;
        Status = MergeStatus.Done;
        return Outcome.Done;
    }

    public Outcome Decline()
    {
        if (Status != MergeStatus.Requested) return new AlreadyDecided();
        (Status, OpenSlot) = (MergeStatus.Declined, null);
        return Outcome.Done;
    }
}
