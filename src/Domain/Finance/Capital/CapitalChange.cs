using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Finance.Capital;

public enum CapitalStatus
{
    /// <summary>A second person is asked to book it.</summary>
    Requested,
    Booked,
    Declined,
}

/// <summary>出资登记: what one or many households shall have in the cooperative's capital. The register holds it, and the
/// books what was paid in or back, from a second person's yes on.</summary>
public sealed class CapitalChange : ICooperativeOwned, IVersioned
{
    private readonly List<CapitalChangeLine> lines = [];

    private CapitalChange()
    {
    }

    /// <param name="day">On which the money came or went, and so the month of its entry.</param>
    public CapitalChange(
        CooperativeId cooperativeId, string number, DateOnly day,
        IEnumerable<(Household Household, CapitalHolding After)> wished, DateTimeOffset now)
    {
        CooperativeId = cooperativeId;
        (Number, Day, WrittenAt) = (number, day, now);
        lines.AddRange(wished.Select(one => new CapitalChangeLine(cooperativeId, one.Household, one.After)));
        Invariant.Holds(lines.TrueForAll(line => line.Before != line.After), "each line changes something");
    }

    public CapitalChangeId Id { get; private set; }

    public CooperativeId CooperativeId { get; private set; }

    /// <summary>The village's own, unique.</summary>
    public string Number { get; private set; } = "";

    public DateOnly Day { get; private set; }

    public CapitalStatus Status { get; private set; }

    public DateTimeOffset WrittenAt { get; private set; }

    public int Version { get; private set; }

    public IReadOnlyList<CapitalChangeLine> Lines => lines;

    /// <summary>Paid in; below zero paid back.</summary>
    public Money PaidIn => Money.Sum(lines.Select(line => line.After.Contribution - line.Before.Contribution));

    /// <summary>All that changes, whichever way: what the second person types.</summary>
    public Money Amount => Money.Sum(lines.Select(line => line.Before.DifferenceTo(line.After)));

    public Outcome Book() => Become(CapitalStatus.Booked);

    public Outcome Decline() => Become(CapitalStatus.Declined);

    private Outcome Become(CapitalStatus next)
    {
        if (Status != CapitalStatus.Requested) return new AlreadyDecided();
        Status = next;
        return Outcome.Done;
    }
}

public sealed class CapitalChangeLine : ICooperativeOwned
{
    private CapitalChangeLine()
    {
    }

    internal CapitalChangeLine(CooperativeId cooperativeId, Household household, CapitalHolding after)
    {
        CooperativeId = cooperativeId;
        HouseholdId = household.Id;
        (ContributionBefore, ReserveBefore, SubsidyBefore) =
            (household.Contribution, household.ReserveShare, household.SubsidyShare);
        (Contribution, Reserve, Subsidy) = (after.Contribution, after.ReserveShare, after.SubsidyShare);
    }

    public long Id { get; private set; }

    public CooperativeId CooperativeId { get; private set; }

    public CapitalChangeId ChangeId { get; private set; }

    public HouseholdId HouseholdId { get; private set; }

    public Money ContributionBefore { get; private set; }

    public Money ReserveBefore { get; private set; }

    public Money SubsidyBefore { get; private set; }

    public Money Contribution { get; private set; }

    public Money Reserve { get; private set; }

    public Money Subsidy { get; private set; }

    /// <summary>As the register had it when it was asked for.</summary>
    public CapitalHolding Before => new(ContributionBefore, ReserveBefore, SubsidyBefore);

    public CapitalHolding After => new(Contribution, Reserve, Subsidy);
}
