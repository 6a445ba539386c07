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

    /// <summary>A part of all that is left, in basis points. These are the last steps and make up the whole together,
    /// so that no fen stays unallocated; they are one apportionment (money R1, R3).</summary>
    public sealed record Rest(int BasisPoints = SplitWeights.Whole) : WaterfallStep;
}

/// <summary>What a percentage is taken of.</summary>
public enum PercentBase
{
    /// <summary>The whole amount that entered the waterfall.</summary>
    Total,

    /// <summary>What the steps above have left.</summary>
    Left,
}

/// <summary>Steps that are served in order: fixed amounts, percentages, and the rest to one or several.</summary>
public sealed class Waterfall
{
    private readonly WaterfallStep[] firstServed;
    private readonly Weight[] rest;

    private Waterfall(WaterfallStep[] firstServed, Weight[] rest)
    {
        this.firstServed = firstServed;
        this.rest = rest;
    }

    public int Steps => firstServed.Length + rest.Length;

    /// <summary>A checked waterfall, or <c>waterfall.rest_must_be_last</c>, <c>waterfall.rest_must_be_whole</c>,
    /// <c>waterfall.above_whole</c>, <c>waterfall.step_out_of_range</c>.</summary>
    /// <param name="tieKeys">Of each step: who of the rest has a spare fen on an exact tie, the smaller one first. The
    /// place of the step where absent.</param>
    public static Outcome<Waterfall> Create(IReadOnlyList<WaterfallStep> steps, IReadOnlyList<int>? tieKeys = null)
    {
        if (FirstFault(steps) is { } fault) return fault;
        var rests = steps.OfType<WaterfallStep.Rest>().ToArray();
        var first = steps.Count - rests.Length;
        return new Waterfall(
            [.. steps.Take(first)],
            [.. rests.Select((rest, i) => new Weight(tieKeys?[first + i] ?? first + i, rest.BasisPoints))]);
    }

    /// <summary>What each step takes, in the order of the steps; adds up to <paramref name="total"/>.</summary>
    /// <exception cref="ArgumentException">"negative total": a caller's bug.</exception>
    public IReadOnlyList<Money> Pour(Money total)
    {
        var taken = new Money[Steps];
        Pour(total, taken);
        return taken;
    }

    /// <summary>As above, into the caller's buffer: a million lines needn't make a million lists.</summary>
    internal void Pour(Money total, Span<Money> taken)
    {
        if (total.IsNegative) throw new ArgumentException("negative total", nameof(total));
        var left = total;
        for (var i = 0; i < firstServed.Length; i++)
        {
            taken[i] = Money.Min(left, Wanted(firstServed[i], total, left));
            left -= taken[i];
        }

        Apportionment.Divide(left, rest, taken[firstServed.Length..]);
    }

    private static Refusal? FirstFault(IReadOnlyList<WaterfallStep> steps)
    {
        var (ofTotal, ofRest) = (0L, 0L);
        for (var i = 0; i < steps.Count; i++)
        {
            if (IsOutOfRange(steps[i])) return new WaterfallStepOutOfRange(i + 1);
            if (steps[i] is WaterfallStep.Percent { Of: PercentBase.Total } percent) ofTotal += percent.BasisPoints;
            if (steps[i] is WaterfallStep.Rest rest) ofRest += rest.BasisPoints;
            else if (i > 0 && steps[i - 1] is WaterfallStep.Rest) return new WaterfallRestMustBeLast();
        }

        if (ofTotal > SplitWeights.Whole) return new WaterfallAboveWhole(ofTotal);
        if (steps.Count == 0 || steps[^1] is not WaterfallStep.Rest) return new WaterfallRestMustBeLast();
        return ofRest == SplitWeights.Whole ? null : new WaterfallRestMustBeWhole(ofRest);
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
        WaterfallStep.Rest(var basisPoints) => basisPoints is < 0 or > SplitWeights.Whole,
        _ => false,
    };
}

public sealed record WaterfallRestMustBeLast()
    : Refusal("waterfall.rest_must_be_last", "分配顺序要以「剩余」收尾，它后面不能再有别的步骤，请调整顺序");

public sealed record WaterfallRestMustBeWhole(long Total)
    : Refusal("waterfall.rest_must_be_whole", $"各方分剩余的比例加起来是 {Total / 100m:0.##}%，必须正好是 100%，请改比例");

public sealed record WaterfallAboveWhole(long Total)
    : Refusal("waterfall.above_whole", $"按全额提取的比例加起来是 {Total / 100m:0.##}%，不能超过 100%，请改小");

public sealed record WaterfallStepOutOfRange(int Step)
    : Refusal("waterfall.step_out_of_range", $"分配顺序第 {Step} 步的数不对：金额不能为负，比例在 0 到 100% 之间，保底不能高于封顶");
