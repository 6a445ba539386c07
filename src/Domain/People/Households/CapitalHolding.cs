using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.People.Households;

/// <summary>What a member has in the cooperative (合作社法 art. 43, 44): it weighs when a surplus is shared by capital,
/// so two people change it.</summary>
/// <param name="Contribution">成员出资: money that the member paid in.</param>
/// <param name="ReserveShare">公积金份额 quantified to this member.</param>
/// <param name="SubsidyShare">State subsidies and donations, averaged per member.</param>
public readonly record struct CapitalHolding(Money Contribution, Money ReserveShare, Money SubsidyShare)
{
    /// <summary>A village's register holds no larger one; it keeps every sum of them within a number.</summary>
    public static readonly Money Most = new(10_000_000_000);

    public bool IsNone => Contribution.IsZero && ReserveShare.IsZero && SubsidyShare.IsZero;

    public Money Total => Contribution + ReserveShare + SubsidyShare;

    private IReadOnlyList<Money> Parts => [Contribution, ReserveShare, SubsidyShare];

    /// <summary>Done, or what is wrong with it.</summary>
    public Outcome Check() =>
        Parts.Any(static part => part.IsNegative || part > Most) ? new CapitalInvalid() : Outcome.Done;

    /// <summary>Whether it is a part of the other one, share by share.</summary>
    public bool IsWithin(CapitalHolding whole) =>
        !Check().IsRefused && Parts.Zip(whole.Parts, static (part, all) => part <= all).All(static fits => fits);

    /// <summary>What is left when a part is taken off, to the fen.</summary>
    public CapitalHolding Less(CapitalHolding part) => new(
        Contribution - part.Contribution, ReserveShare - part.ReserveShare, SubsidyShare - part.SubsidyShare);

    /// <summary>How much is changed by it, whichever way: what a second person types.</summary>
    public Money DifferenceTo(CapitalHolding other) =>
        Money.Sum(Parts.Zip(other.Parts, static (one, two) => one > two ? one - two : two - one));
}
