using System.Globalization;
using VillageCloud.Domain.Finance.Rules;

namespace VillageCloud.Features.Finance.Settlement;

/// <summary>A step of a split as a villager would reckon it aloud.</summary>
public static class SplitWords
{
    private const int OnePercent = 100;

    /// <summary>微信手续费: why it isn't among the steps (money R4).</summary>
    public const string Fee = "微信手续费不从这里扣，按微信账单由平台在月底承担";

    public static string Of(SplitStep step) => step.Step switch
    {
        WaterfallStep.Fixed(var amount) => step.Taken == amount
            ? $"固定 {amount} 元归{step.Party.Name}"
            : $"固定 {amount} 元归{step.Party.Name}，只剩 {step.Taken} 元",
        WaterfallStep.Percent percent => OfPercent(step, percent),
        WaterfallStep.Rest(SplitWeights.Whole) => $"{step.Base} 元全部归{step.Party.Name}",
        WaterfallStep.Rest(var basisPoints) =>
            $"{step.Base} 元的 {Percent(basisPoints)} 归{step.Party.Name}，是 {step.Taken} 元{Spare(step)}",
        _ => "",
    };

    private static string OfPercent(SplitStep step, WaterfallStep.Percent percent)
    {
        var of = percent.Of == PercentBase.Total ? "" : "前面扣完剩下的 ";
        var bounds = string.Concat(
            percent.Cap is { } cap ? $"，最多 {cap} 元" : "", percent.Floor is { } floor ? $"，至少 {floor} 元" : "");
        return $"{of}{step.Base} 元的 {Percent(percent.BasisPoints)}{bounds}归{step.Party.Name}，是 {step.Taken} 元";
    }

    private static string Spare(SplitStep step) => step switch
    {
        { HasSpareFen: true } => $"（除不尽，余 {Fraction(step.Remainder)} 分，余数大，多得 1 分）",
        { Remainder: > 0 } => $"（除不尽，余 {Fraction(step.Remainder)} 分，余数小，舍去）",
        _ => "",
    };

    private static string Fraction(int remainder) =>
        ((decimal)remainder / SplitWeights.Whole).ToString("0.####", CultureInfo.InvariantCulture);

    private static string Percent(int basisPoints) =>
        ((decimal)basisPoints / OnePercent).ToString("0.##", CultureInfo.InvariantCulture) + "%";
}
