using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.People.Households;

public enum HouseholdEventKind
{
    PersonDied,

    /// <summary>It had been written down by mistake.</summary>
    DeathTakenBack,

    /// <summary>They are on the register as such who left.</summary>
    Left,

    /// <summary>Some of them are a household of their own.</summary>
    SplitOff,

    /// <summary>They came out of another household.</summary>
    CameOut,

    /// <summary>They were taken into another household, and are closed.</summary>
    MergedInto,

    /// <summary>Another household was taken in.</summary>
    TookIn,

    /// <summary>One of them asked to be forgotten; it doesn't say who.</summary>
    PersonForgotten,
}

/// <summary>What became of a household (农户的经过), for whoever looks at it later: a row is never changed.</summary>
public sealed class HouseholdEvent : ICooperativeOwned
{
    public const int LongestText = 200;

    private HouseholdEvent()
    {
    }

    /// <param name="day">On which it happened, which may be before it was written down.</param>
    /// <param name="text">One sentence for people.</param>
    public HouseholdEvent(
        Household household, HouseholdEventKind kind, DateOnly day, string text, StaffId by, DateTimeOffset now)
    {
        (CooperativeId, HouseholdId) = (household.CooperativeId, household.Id);
        (Kind, Day, Text, By, At) = (kind, day, text.AtMost(LongestText), by, now);
    }

    public long Id { get; private set; }

    public CooperativeId CooperativeId { get; private set; }

    public HouseholdId HouseholdId { get; private set; }

    public HouseholdEventKind Kind { get; private set; }

    public DateOnly Day { get; private set; }

    public string Text { get; private set; } = "";

    public StaffId By { get; private set; }

    public DateTimeOffset At { get; private set; }
}
