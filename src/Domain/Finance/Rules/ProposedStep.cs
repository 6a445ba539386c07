using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Finance.Rules;

/// <summary>One step of a waterfall, flat: as it is put to the three and kept as it was written, and as the columns of
/// a <see cref="RuleStep"/> hold it.</summary>
/// <param name="AmountFen">Of a fixed amount.</param>
/// <param name="BasisPoints">Of a percentage, or a part of the rest.</param>
/// <param name="Of">Of a percentage: what it is taken of.</param>
public sealed record ProposedStep(
    PartyId Party, StepKind Kind, long? AmountFen, int? BasisPoints, PercentBase? Of, long? CapFen, long? FloorFen)
{
    public WaterfallStep Step => Kind switch
    {
        StepKind.Fixed => new WaterfallStep.Fixed(new(AmountFen!.Value)),
        StepKind.Percent =>
            new WaterfallStep.Percent(BasisPoints!.Value, Of!.Value, MoneyOf(CapFen), MoneyOf(FloorFen)),
        StepKind.Rest => new WaterfallStep.Rest(BasisPoints!.Value),
    };

    internal static ProposedStep From(DraftStep draft) => draft.Step switch
    {
        WaterfallStep.Fixed(var amount) => new(draft.Party.Id, StepKind.Fixed, amount.Fen, null, null, null, null),
        WaterfallStep.Percent(var points, var of, var cap, var floor) =>
            new(draft.Party.Id, StepKind.Percent, null, points, of, cap?.Fen, floor?.Fen),
        WaterfallStep.Rest(var points) => new(draft.Party.Id, StepKind.Rest, null, points, null, null, null),
        _ => throw new InvariantBrokenException("a step is fixed, a percentage, or a part of the rest"),
    };

    private static Money? MoneyOf(long? fen) => fen is { } amount ? new Money(amount) : null;
}
