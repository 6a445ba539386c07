using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Finance.Rules;

/// <summary>One step of a waterfall; a step never takes more than what is left.</summary>
public abstract record WaterfallStep
{
    private WaterfallStep()
    {
    }

    /// <summary>A fixed cost, such as a cold box: the amount, or what is left of it.</summary>
    public sealed record Fixed(Money Amount) : WaterfallStep;

    /// <summary>A percentage in basis points, rounded down, then at most <paramref name="Cap"/>, then at least
    /// <paramref name="Floor"/>.</summary>
    public sealed record Percent(int BasisPoints, PercentBase Of, Money? Cap = null, Money? Floor = null)
        : WaterfallStep;

    /// <summary>Everything that is left. Exactly one, and the last step: no fen stays unallocated.</summary>
    public sealed record Rest : WaterfallStep;
}

/// <summary>What a percentage is taken of.</summary>
public enum PercentBase
{
    /// <summary>The whole amount that entered the waterfall.</summary>
    Total,

    /// <summary>What the steps above have left.</summary>
    Left,
}

/// <summary>Steps that are served in order: fixed amounts, percentages, and the rest to the last.</summary>
public sealed class Waterfall
{
    private readonly WaterfallStep[] steps;

    private Waterfall(WaterfallStep[] steps) => this.steps = steps;

    /// <summary>A checked waterfall, or <c>waterfall.rest_must_be_last</c> / <c>waterfall.step_out_of_range</c>.
    /// </summary>
    public static Outcome<Waterfall> Create(IReadOnlyList<WaterfallStep> steps)
    {
        for (var i = 0; i < steps.Count; i++)
        {
            if (IsOutOfRange(steps[i])) return new WaterfallStepOutOfRange(i + 1);
            if (steps[i] is WaterfallStep.Rest != (i == steps.Count - 1)) return new WaterfallRestMustBeLast();
        }

        return steps.Count == 0 ? new WaterfallRestMustBeLast() : new Waterfall([.. steps]);
    }

    /// <summary>What each step takes, in the order of the steps; adds up to <paramref name="total"/>.</summary>
    /// <exception cref="ArgumentException">"negative total": a caller's bug.</exception>
    public IReadOnlyList<Money> Pour(Money total)
    {
        if (total.IsNegative) throw new ArgumentException("negative total", nameof(total));
        var taken = new Money[steps.Length];
        var left = total;
        for (var i = 0; i < steps.Length; i++)
        {
            taken[i] = Money.Min(left, Wanted(steps[i], total, left));
            left -= taken[i];
        }

        Invariant.Holds(left.IsZero, "a waterfall leaves nothing unallocated");
        return taken;
    }

    private static Money Wanted(WaterfallStep step, Money total, Money left) => step switch
    {
        WaterfallStep.Fixed(var amount) => amount,
        WaterfallStep.Percent percent => Bounded(percent, percent.Of == PercentBase.Total ? total : left),
        _ => left,
    };

    private static Money Bounded(WaterfallStep.Percent step, Money of)
    {
        var wanted = Apportionment.FloorOfBasisPoints(of, step.BasisPoints);
        if (step.Cap is { } cap && wanted > cap) wanted = cap;
        if (step.Floor is { } floor && wanted < floor) wanted = floor;
        return wanted;
    }

    private static bool IsOutOfRange(WaterfallStep step) => step switch
    {
        WaterfallStep.Fixed(var amount) => amount.IsNegative,
        WaterfallStep.Percent(var basisPoints, _, var cap, var floor) =>
            basisPoints is < 0 or > SplitWeights.Whole
            || cap is { IsNegative: true }
            || floor is { IsNegative: true }
            || floor > cap,
        _ => false,
    };
}

public sealed record WaterfallRestMustBeLast()
    : Refusal("waterfall.rest_must_be_last", "分配顺序的最后一步必须是「剩余全部」，而且只能有这一步，请调整步骤");

public sealed record WaterfallStepOutOfRange(int Step)
    : Refusal("waterfall.step_out_of_range", $"分配顺序第 {Step} 步的数不对：金额不能为负，比例在 0 到 10000 之间，保底不能高于封顶");
