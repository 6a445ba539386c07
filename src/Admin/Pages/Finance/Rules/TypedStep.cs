using VillageCloud.Domain.Finance.Rules;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Rules;

namespace VillageCloud.Admin.Pages.Finance.Rules;

/// <summary>One step as it stands on the page: text until it is asked for.</summary>
internal sealed class TypedStep
{
    private const string Rest = "rest";
    private const string OfTotal = "total";
    private const string OfLeft = "left";
    private const string Fixed = "fixed";

    public static readonly IReadOnlyList<(string Key, string Text)> Ways =
        [(Rest, "分剩下的"), (OfTotal, "按全额提"), (OfLeft, "按剩下的提"), (Fixed, "固定金额")];

    public long Party { get; set; }

    public string Way { get; set; } = Rest;

    /// <summary>Percent, or yuan where the amount is fixed.</summary>
    public string Number { get; set; } = "";

    public string Cap { get; set; } = "";

    public string Floor { get; set; } = "";

    public bool HasBounds => Way is OfTotal or OfLeft;

    public string Unit => Way == Fixed ? "元" : "%";

    public static TypedStep Of(ListRules.StepRow row)
    {
        var typed = new TypedStep { Party = row.PartyId.Value };
        switch (row.Step)
        {
            case WaterfallStep.Fixed(var amount):
                (typed.Way, typed.Number) = (Fixed, amount.ToString());
                break;
            case WaterfallStep.Percent percent:
                typed.Way = percent.Of == PercentBase.Total ? OfTotal : OfLeft;
                typed.Number = RuleWords.Number(percent.BasisPoints);
                (typed.Cap, typed.Floor) = (percent.Cap?.ToString() ?? "", percent.Floor?.ToString() ?? "");
                break;
            case WaterfallStep.Rest(var basisPoints):
                typed.Number = RuleWords.Number(basisPoints);
                break;
        }

        return typed;
    }

    /// <param name="place">1, 2, 3 …: a refusal says which.</param>
    public Outcome<AskedStep> Read(int place)
    {
        var step = Way == Fixed ? ReadFixed() : ReadPercent();
        return step is null ? new StepUnreadable(place) : new AskedStep(new(Party), step);
    }

    private WaterfallStep.Fixed? ReadFixed() =>
        AmountField.TryRead(Number, out var amount) ? new WaterfallStep.Fixed(amount) : null;

    private WaterfallStep? ReadPercent()
    {
        if (PercentText.Read(Number) is not { } points) return null;
        if (Way == Rest) return new WaterfallStep.Rest(points);
        if (!TryBound(Cap, out var cap) || !TryBound(Floor, out var floor)) return null;
        return new WaterfallStep.Percent(points, Way == OfTotal ? PercentBase.Total : PercentBase.Left, cap, floor);
    }

    private static bool TryBound(string text, out Money? bound)
    {
        bound = null;
        if (text.Trim().Length == 0) return true;
        if (!AmountField.TryRead(text, out var amount)) return false;
        bound = amount;
        return true;
    }
}

public sealed record StepUnreadable(int Place) : Refusal(
    "console.step_unreadable", $"第 {Place} 步的数看不懂：比例写 0 到 100，最多两位小数；金额写元，例如 5.00");
