using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Dividends;
using Bar = VillageCloud.Admin.Kit.BarChart.Bar;

namespace VillageCloud.Admin.Pages.Finance.Dividends;

/// <summary>From the surplus down to what households get, as a picture and in words.</summary>
internal static class Waterfall
{
    /// <summary>Nothing where nothing is shared.</summary>
    public static IReadOnlyList<Bar> Of(PlanView plan)
    {
        if (plan.Distributable <= Money.Zero) return [];
        List<Bar> bars = [Whole("本期盈余", plan.Surplus)];
        if (!plan.PriorLoss.IsZero)
            bars.Add(Part("弥补亏损", plan.PriorLoss, plan.Reserve + plan.Distributable));
        bars.Add(Part("提取公积", plan.Reserve, plan.Distributable));
        bars.Add(Whole("可分配盈余", plan.Distributable));
        bars.Add(Part("按交易额返还", plan.PatronagePool, plan.CapitalPool));
        bars.Add(Part("按出资分配", plan.CapitalPool, Money.Zero));
        return bars;
    }

    public static IEnumerable<string> Words(PlanView plan)
    {
        yield return plan.Surplus.IsNegative
            ? $"这一期亏了 {-plan.Surplus} 元，没有可以分的。"
            : $"这一期的盈余是 {plan.Surplus} 元。";
        if (!plan.PriorLoss.IsZero) yield return $"以前的亏损 {plan.PriorLoss} 元，先补上。";
        if (plan.Distributable.IsZero) yield break;
        yield return $"公积 {plan.Reserve} 元留在社里，以后办事、补亏损用，不分给各户。";
        yield return $"剩下 {plan.Distributable} 元，分给各户。";
        yield return $"其中 {plan.PatronagePool} 元按交易额返还：货交得多，返得多。"
            + "法律规定不低于六成（农民专业合作社法第四十四条）。";
        yield return $"另外 {plan.CapitalPool} 元按出资分配：出资多，分得多。";
    }

    private static Bar Whole(string name, Money value) => Bar.Of(name, value, $"{value} 元");

    private static Bar Part(string name, Money value, Money from) =>
        Bar.Of(name, value, $"{value} 元", from, isPart: true);
}
