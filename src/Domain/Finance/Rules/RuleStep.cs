using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Finance.Rules;

public enum StepKind
{
    Fixed,
    Percent,
    Rest,
}

/// <summary>One step of a rule's waterfall, and the party that gets it. Never changed: another split is another version
/// of the rule.</summary>
public sealed class RuleStep : ICooperativeOwned
{
    private RuleStep()
    {
    }

    internal RuleStep(int number, DraftStep draft)
    {
        CooperativeId = draft.Party.CooperativeId;
        Number = number;
        Party = draft.Party;
        (_, Kind, AmountFen, BasisPoints, Of, CapFen, FloorFen) = ProposedStep.From(draft);
    }

    public RevenueRuleId RuleId { get; private set; }

    public CooperativeId CooperativeId { get; private set; }

    /// <summary>1, 2, 3 … in the order in which they are served.</summary>
    public int Number { get; private set; }

    public PartyId PartyId { get; private set; }

    public Party Party { get; private set; } = null!;

    public StepKind Kind { get; private set; }

    /// <summary>Of a fixed amount.</summary>
    public long? AmountFen { get; private set; }

    /// <summary>Of a percentage, or a part of the rest: of 10,000.</summary>
    public int? BasisPoints { get; private set; }

    /// <summary>Of a percentage: what it is taken of.</summary>
    public PercentBase? Of { get; private set; }

    public long? CapFen { get; private set; }

    public long? FloorFen { get; private set; }

    public WaterfallStep Step =>
        new ProposedStep(PartyId, Kind, AmountFen, BasisPoints, Of, CapFen, FloorFen).Step;
}
