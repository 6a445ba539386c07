using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Finance.Capital;

public enum SplitStatus
{
    /// <summary>A second person is asked.</summary>
    Requested,
    Declined,
    Done,
}

/// <summary>分户: one household becomes two. People, what they sell and what they have in the capital go along by stated
/// amounts; no money moves, and what was sold and owed until then stays with the old one.</summary>
public sealed class HouseholdSplit : ICooperativeOwned, IVersioned
{
    private readonly List<HouseholdSplitPart> parts = [];

    private HouseholdSplit()
    {
    }

    private HouseholdSplit(Household household, SplitWish wish, string number, string reason)
    {
        (CooperativeId, HouseholdId, Number, Reason) = (household.CooperativeId, household.Id, number, reason);
        (Day, NewNumber, NewName) = (wish.Day, wish.Number, wish.Name);
        (ContributionBefore, ReserveBefore, SubsidyBefore) =
            (household.Contribution, household.ReserveShare, household.SubsidyShare);
        (Contribution, ReserveShare, SubsidyShare) =
            (wish.Capital.Contribution, wish.Capital.ReserveShare, wish.Capital.SubsidyShare);
        OpenSlot = 1;
    }

    public long Id { get; private set; }

    public CooperativeId CooperativeId { get; private set; }

    /// <summary>The old one.</summary>
    public HouseholdId HouseholdId { get; private set; }

    /// <summary>The village's own, unique.</summary>
    public string Number { get; private set; } = "";

    /// <summary>From which they are two.</summary>
    public DateOnly Day { get; private set; }

    public string Reason { get; private set; } = "";

    /// <summary>Of the new household on the register.</summary>
    public int NewNumber { get; private set; }

    public string NewName { get; private set; } = "";

    public Money ContributionBefore { get; private set; }

    public Money ReserveBefore { get; private set; }

    public Money SubsidyBefore { get; private set; }

    /// <summary>What goes along.</summary>
    public Money Contribution { get; private set; }

    public Money ReserveShare { get; private set; }

    public Money SubsidyShare { get; private set; }

    public SplitStatus Status { get; private set; }

    public DateTimeOffset WrittenAt { get; private set; }

    /// <summary>The new one; null until a second person has agreed.</summary>
    public HouseholdId? NewHouseholdId { get; private set; }

    /// <summary>1 while it waits, null afterwards; unique per household.</summary>
    public int? OpenSlot { get; private set; }

    public int Version { get; private set; }

    public IReadOnlyList<HouseholdSplitPart> Parts => parts;

    /// <summary>As the register had it when it was asked for.</summary>
    public CapitalHolding Before => new(ContributionBefore, ReserveBefore, SubsidyBefore);

    public CapitalHolding Taken => new(Contribution, ReserveShare, SubsidyShare);

    public SplitWish Wish => new(
        Day, NewNumber, NewName,
        [.. parts.OrderBy(part => part.Place).Select(part => part.PersonId).OfType<long>()],
        Taken);

    public IReadOnlyList<ProductId> Products =>
        [.. parts.OrderBy(part => part.Place).Select(part => part.ProductId).OfType<ProductId>()];

    /// <param name="today">In Beijing: nobody splits tomorrow.</param>
    public static Outcome<HouseholdSplit> Of(
        Household household, SplitWish wish, IReadOnlyList<ProductId> products, string? reason, string number,
        DateOnly today, DateTimeOffset now)
    {
        if (household.Check(wish).Refusal is { } refusal) return refusal;
        if (!household.MayChangeOn(wish.Day, today)) return new SplitDayInvalid();
        var said = PersonText.Line(reason, Household.LongestReason);
        if (said.Problem != TextProblem.None) return new LeavingReasonMissing();
        var split = new HouseholdSplit(household, wish, number, said.Text) { WrittenAt = now };
        split.parts.AddRange(wish.People.Distinct().Select((person, at) =>
            new HouseholdSplitPart(household.CooperativeId, at, person, productId: null)));
        split.parts.AddRange(products.Distinct().Select((product, at) =>
            new HouseholdSplitPart(household.CooperativeId, at, personId: null, product)));
        return split;
    }

    /// <summary>The register has two from now on.</summary>
    /// <returns>The new one, to be kept.</returns>
    public Outcome<Household> Do(Household household)
    {
        Invariant.Holds(household.Id == HouseholdId, "who splits is whom it was asked for");
        if (Status != SplitStatus.Requested) return new AlreadyDecided();
        if (household.Holding != Before) return new CapitalRegisterChanged(household.Number);
        var made = household.SplitOff(Wish);
        if (made.Refusal is { } refusal) return refusal;
        (Status, OpenSlot) = (SplitStatus.Done, null);
        return made.Value;
    }

    public void Made(Household household) => NewHouseholdId = household.Id;

    public Outcome Decline()
    {
        if (Status != SplitStatus.Requested) return new AlreadyDecided();
        (Status, OpenSlot) = (SplitStatus.Declined, null);
        return Outcome.Done;
    }
}

/// <summary>A person or a product that goes along.</summary>
public sealed class HouseholdSplitPart : ICooperativeOwned
{
    private HouseholdSplitPart()
    {
    }

    internal HouseholdSplitPart(CooperativeId cooperativeId, int place, long? personId, ProductId? productId)
    {
        CooperativeId = cooperativeId;
        (Place, PersonId, ProductId) = (place, personId, productId);
    }

    public long Id { get; private set; }

    public CooperativeId CooperativeId { get; private set; }

    public long SplitId { get; private set; }

    /// <summary>The first of the people is paid.</summary>
    public int Place { get; private set; }

    public long? PersonId { get; private set; }

    public ProductId? ProductId { get; private set; }
}
