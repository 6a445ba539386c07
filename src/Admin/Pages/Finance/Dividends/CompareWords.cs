using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Dividends;

namespace VillageCloud.Admin.Pages.Finance.Dividends;

internal static class CompareWords
{
    public static (string Text, Tone Tone) Of(ShareChange change) => change switch
    {
        ShareChange.More => ("多了", Tone.Good),
        ShareChange.Less => ("少了", Tone.Bad),
        ShareChange.Joined => ("新增的户", Tone.Moving),
        ShareChange.Left => ("不再有的户", Tone.Waiting),
        _ => ("没有变", Tone.Calm),
    };

    public static string Title(PlanSums plan) => $"{plan.PeriodTitle}（{PlanWords.Of(plan.Status)}）";

    public static string Title(ListPlans.PlanSummary plan) =>
        $"{plan.PeriodTitle}（{PlanWords.Of(plan).Text}，{Beijing.Text(plan.People.MadeAt)} 起草）";

    public static IEnumerable<(string Name, Money Before, Money After)> Sums(PlanSums before, PlanSums after) =>
    [
        ("本期盈余", before.Surplus, after.Surplus), ("提取公积", before.Reserve, after.Reserve),
        ("可分配盈余", before.Distributable, after.Distributable),
        ("按交易额返还", before.PatronagePool, after.PatronagePool),
        ("按出资分配", before.CapitalPool, after.CapitalPool), ("各户本期应付", before.Payout, after.Payout),
    ];

    /// <summary>How many households get more, less, for the first time, or nothing any more.</summary>
    public static string Households(PlanComparison both) => string.Join("，", Enum.GetValues<ShareChange>()
        .Select(change => (Word: Of(change).Text, Count: both.CountOf(change)))
        .Where(one => one.Count > 0).Select(one => $"{one.Word} {one.Count} 户"));
}
